"""Pictures as telephones make them become small, clean and upright ones on the built pages."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.plugins import pictures, small_site
from tests.site import built
from tests.site.checks import feeds, links, structure

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.site.built import Built

URL = "https://guide.example"
PAGE = "news/open/index.html"
LARGEST = 150_000  # bytes of a file, some five seconds on a slow line
ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h9v9z"/></svg>'
ORIGINALS = {
    "flowers.jpg": pictures.photo(pictures.noise(2400, 1800)),
    "map.png": pictures.encoded(pictures.drawing(), "PNG", exif=pictures.exif()),
    "share.png": pictures.encoded(pictures.drawing().resize((1600, 840)), "PNG", exif=pictures.exif()),
    "street.jpg": pictures.photo(pictures.quarters(1600, 1200), 6),
    "way.svg": SVG,
}
TEXT = """
![道](../../images/street.jpg)

![花](../../images/flowers.jpg)

## 地図

![地図](../../images/map.png) ![図](../../images/way.svg)
"""
CHECKS = (
    *(links.broken, links.foreign, feeds.ill_made_feeds, feeds.relative_links),
    *(structure.ill_made, structure.against_policy, structure.too_large),
)


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site with photos in a piece of news."""
    project = small_site.write(tmp_path_factory.mktemp("pictures") / "project")
    for name, content in ORIGINALS.items():
        (project / "content" / "images" / name).write_bytes(content)
    news = project / "content" / "ja" / "news"
    news.mkdir()
    (news / "open.md").write_text(small_site.head("Open", "Date: 2026-01-02\n") + TEXT, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def shown(pictured: Path) -> Built:
    """Return that site, built by two processes."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JOBS", "2")
        return built.built(pictured, URL)


def images(site: Built, page: str = PAGE) -> list[Tag]:
    return site.page(page).select("main img")


def published(site: Built) -> dict[str, bytes]:
    found = {path: data for path, data in site.files.items() if path.startswith("static/images/")}
    return {path: data for path, data in found.items() if path.endswith(ENDINGS)}


def plain(address: object) -> str:
    """Return an address without fingerprints."""
    return re.sub(r"\.[0-9a-f]{10}\.", ".", str(address))


def test_a_page_offers_each_picture_in_the_widths_that_there_are(shown: Built) -> None:
    assert [plain(image["src"]).removeprefix("/static/images/") for image in images(shown)] == [
        *("street.jpg", "flowers.jpg", "map.png", "way.svg")
    ]
    [street, flowers, clear] = [source.attrs for source in shown.page(PAGE).select("main picture > source")]
    assert [source["type"] for source in (street, flowers, clear)] == ["image/webp"] * 3
    assert plain(street["srcset"]) == ", ".join(
        f"/static/images/street.webp {width}w" for width in (480, 800, 1200)
    )
    assert street["sizes"] == flowers["sizes"] == "(min-width: 47.5em) 42.75em, 90vw"
    assert (plain(clear["srcset"]), "sizes" in clear) == ("/static/images/map.webp", False)


def test_no_picture_moves_the_text_and_only_the_first_one_does_not_wait(shown: Built) -> None:
    assert [(image["width"], image["height"]) for image in images(shown)] == [
        *(("1200", "1600"), ("1200", "900"), ("60", "40"), ("30", "20"))
    ]
    assert [image.get("loading") for image in images(shown)] == [None, "lazy", "lazy", "lazy"]


def test_what_can_be_seen_through_lies_on_a_light_ground_in_the_dark_too(shown: Built) -> None:
    assert [image.get("class") for image in images(shown)] == [None, None, ["clear"], ["clear"]]
    [style] = shown.page(PAGE).select("style")
    [rule] = re.findall(r"\.clear\{([^}]*)\}", style.decode_contents())
    ground = re.findall(r"--sheet:([^;}]*)", style.decode_contents())
    assert ("background:var(--sheet)" in rule, ground) == (True, ["#fdfbf7"])


def test_nothing_of_an_original_leaves_the_repository(shown: Built) -> None:
    assert [name for name, content in ORIGINALS.items() if content in shown.files.values()] == ["way.svg"]
    notes = [(path, note) for path, data in shown.files.items() for note in pictures.NOTES if note in data]
    assert notes == []


def test_every_file_is_small_upright_and_has_the_shape_that_pages_tell(shown: Built) -> None:
    files = published(shown)
    assert {plain(path).rpartition("/")[2] for path in files} == {
        *("flowers.jpg", "flowers.webp", "map.png", "map.webp", "share.png", "street.jpg", "street.webp")
    }
    assert [path for path, data in files.items() if len(data) > LARGEST] == []
    streets = [data for path, data in files.items() if "/street." in path]
    expected = pictures.corners(streets[0])
    for data in streets:
        with Image.open(io.BytesIO(data)) as image:
            assert abs(image.height * 3 - image.width * 4) < 3
        assert pictures.are_alike(pictures.corners(data), expected)


def test_the_site_is_well_made_with_pictures(shown: Built) -> None:
    assert [line for check in CHECKS for line in check(shown)] == []


def test_a_feed_has_the_same_pictures_with_whole_addresses(shown: Built) -> None:
    feed = ET.fromstring(shown.files["feed.xml"])  # noqa: S314 - our own file
    [text] = [element.text or "" for element in feed.iter(f"{feeds.ATOM}content")]
    entry = built.parse(text.encode())
    on_page = [f"{URL}{image['src']}" for image in images(shown)]
    assert [str(image["src"]) for image in entry.select("img")] == on_page
    offered = [part.split()[0] for tag in entry.select("source") for part in str(tag["srcset"]).split(", ")]
    assert offered != []
    assert [address for address in offered if shown.file_at(address) is None] == []


def test_networks_get_a_whole_picture_with_a_ground(shown: Built) -> None:
    [tag] = shown.page("index.html").select('meta[property="og:image"]')
    assert plain(tag["content"]) == f"{URL}/static/images/share.png"
    with Image.open(io.BytesIO(shown.files[shown.file_at(str(tag["content"])) or ""])) as image:
        assert (image.size, image.convert("RGBA").getpixel((0, 0))) == ((1200, 630), (255, 255, 255, 255))


def test_the_same_pictures_make_the_same_bytes_again_in_one_process(
    pictured: Path, shown: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBS", "1")
    again = shutil.copytree(
        pictured, tmp_path / "again", ignore=shutil.ignore_patterns(".build_cache", "output")
    )
    assert built.built(again, URL).files == shown.files
