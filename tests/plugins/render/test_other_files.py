"""The files beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins import build
from plugins.model.site import Site
from plugins.render import other_files
from tests.plugins.check.samples import source
from tests.plugins.samples import DATA, LANGUAGES, day, page

if TYPE_CHECKING:
    from plugins.render.renderer import Task

NAMESPACE = "5f0b5a0e-7f0d-4b6e-9d0a-2c1c4f3a9e61"
HOMES = (page("ja", "pages", "index", ""), page("en", "pages", "index", "en/"))
OFFICES = (
    page("ja", "pages", "contact/hall", "contact/hall/", office="hall"),
    page("en", "pages", "contact/hall", "en/contact/hall/", office="hall"),
    page("ja", "pages", "contact/mill", "contact/mill/", office="mill"),
)
NEWS = (
    page("ja", "news", "a", "news/a/", date=day(1), modified=day(1)),
    page(
        "ja",
        "news",
        "b",
        "news/b/",
        date=day(2),
        modified=day(2),
        source=source("", "ja/news/b.md", "Title: 題\nAliases: older/, old.html\n"),
    ),
    page("ja", "guide", "c", "guide/c/", date=day(1), modified=day(3)),
    page("en", "news", "a", "en/news/a/", date=day(1), modified=day(1)),
)
SITE = Site((*HOMES, *OFFICES, *NEWS), ("ja", "en"), ("guide", "news", "pages"))


def test_the_id_of_an_entry_is_a_uuid_of_its_address_alone() -> None:
    # What `uuidgen --sha1 --namespace 5f0b5a0e-7f0d-4b6e-9d0a-2c1c4f3a9e61 --name news/opening/` prints.
    assert other_files.feed_id(NAMESPACE, "news/opening/") == "urn:uuid:7c3dca58-d7f1-50b0-bf0b-f381b6f4e7f0"
    assert other_files.feed_id(NAMESPACE, "en/news/opening/") != other_files.feed_id(
        NAMESPACE, "news/opening/"
    )


def generate(output: Path, *, with_data: bool = True) -> list[Task]:
    now = build.Build(output, output, output, LANGUAGES, DATA if with_data else None)
    generator = other_files.Extras.__new__(
        other_files.Extras
    )  # without Pelican's own set-up of templates and readers
    generator.settings = {
        build.KEY: now,
        "SITEURL": "https://guide.example",
        "CARD_NAME": "contact.vcf",
        "FEED_NAME": "feed.xml",
        "SITEMAP_NAME": "sitemap.xml",
        "TIMEZONE": "Asia/Tokyo",
    }
    generator.context = {"site": SITE}
    generator.output_path = str(output)
    generator.generate_output(None)
    return now.tasks


def test_each_language_has_a_feed_and_the_site_one_sitemap(tmp_path: Path) -> None:
    assert [(task.path, task.template, task.page.url) for task in generate(tmp_path)] == [
        ("feed.xml", "feed.xml", ""),
        ("en/feed.xml", "feed.xml", "en/"),
        ("sitemap.xml", "sitemap.xml", ""),
        ("robots.txt", "robots.txt", ""),
        ("old.html", "alias.html", "news/b/"),
        ("older/index.html", "alias.html", "news/b/"),
    ]


def test_each_office_has_a_card_beside_its_page(tmp_path: Path) -> None:
    generate(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.vcf")) == [
        "contact/hall/contact.vcf",
        "contact/mill/contact.vcf",
        "en/contact/hall/contact.vcf",
    ]
    card = Path(tmp_path, "en/contact/hall/contact.vcf").read_bytes()
    assert card.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert b"\r\nURL:https://guide.example/en/contact/hall/\r\n" in card


def test_without_data_there_are_no_cards(tmp_path: Path) -> None:
    generate(tmp_path, with_data=False)
    assert list(tmp_path.rglob("*.vcf")) == []
