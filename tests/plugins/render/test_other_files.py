"""The files beside the pages."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.model.data import Security
from plugins.model.site import Site
from plugins.render import other_files
from tests.plugins import builds
from tests.plugins.check.samples import source
from tests.plugins.samples import DATA, LANGUAGES, day, page

if TYPE_CHECKING:
    from plugins.render.output_file import OutputFile

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
SITE = Site((*HOMES, *OFFICES, *NEWS), ("ja", "en"), ("guide", "news", "pages"), "pages")


def test_the_id_of_an_entry_is_a_uuid_of_its_address_alone() -> None:
    # What `uuidgen --sha1 --namespace 5f0b5a0e-7f0d-4b6e-9d0a-2c1c4f3a9e61 --name news/opening/` prints.
    assert other_files.feed_id(NAMESPACE, "news/opening/") == "urn:uuid:7c3dca58-d7f1-50b0-bf0b-f381b6f4e7f0"
    assert other_files.feed_id(NAMESPACE, "en/news/opening/") != other_files.feed_id(
        NAMESPACE, "news/opening/"
    )


def generate(**of_data: Any) -> list[OutputFile]:
    settings: dict[str, Any] = {
        "SITEURL": "https://guide.example",
        "CARD_NAME": "contact.vcf",
        "FEED_NAME": "feed.xml",
        "SITEMAP_NAME": "sitemap.xml",
        "SEARCH_PAGE": "search",
        "OPENSEARCH_NAME": "opensearch.xml",
    }
    project = builds.project(Path(), LANGUAGES, **settings)
    return other_files.other_files(project, replace(DATA, **of_data), SITE)


def test_each_language_has_a_feed_and_the_site_one_sitemap() -> None:
    found = [
        (file.path, file.template, file.page.url)
        for file in generate()
        if file.page and file.template != "vcard.txt"
    ]
    assert found == [
        ("feed.xml", "feed.xml", ""),
        ("en/feed.xml", "feed.xml", "en/"),
        ("sitemap.xml", "sitemap.xml", ""),
        ("robots.txt", "robots.txt", ""),
        ("old.html", "alias.html", "news/b/"),
        ("older/index.html", "alias.html", "news/b/"),
    ]


def test_an_old_address_leads_on_with_readings_too() -> None:
    languages = {**LANGUAGES, "ja": replace(LANGUAGES["ja"], furigana="furigana/")}
    assert [(m.old, m.new, m.furigana) for m in other_files.aliases(SITE, languages)] == [
        ("furigana/old.html", "furigana/news/b/", True),
        ("furigana/older/", "furigana/news/b/", True),
        ("old.html", "news/b/", False),
        ("older/", "news/b/", False),
    ]


def test_each_office_has_a_vcard_beside_its_page() -> None:
    vcards = {file.path: file.page for file in generate() if file.template == "vcard.txt"}
    assert vcards == {
        "contact/hall/contact.vcf": OFFICES[0],
        "en/contact/hall/contact.vcf": OFFICES[1],
        "contact/mill/contact.vcf": OFFICES[2],
    }


def test_there_is_a_security_txt_as_long_as_the_data_say_so() -> None:
    found = {file.path: file.content for file in generate(security=Security(datetime.date(2027, 1, 1)))}
    assert found[".well-known/security.txt"].startswith(b"Contact: tel:")
    assert found[".well-known/security.txt"].endswith(b"\n")
