"""Wherever a payload is written, it is told, or it is words on a page that is as whole as any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest

import pelicanconf
from tests.payloads import oracle, places
from tests.plugins import programs, small_site
from tests.site import built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

URL = "https://guide.example"
SEARCH = f"{pelicanconf.SEARCH_PAGE}/index.html"
BUILD = programs.BUILD.format(f"build(Path('pelicanconf.py').resolve(), SITEURL={URL!r})")
GOOD = (
    "文です。**強**い文と[会のこと](../pages/about.md)です。\n\n"
    "![絵](../../images/share.png)\n\n## 見出し\n\n- 一\n- 二\n"
)
WRITERS = [places.texts, places.entries, places.aliases, places.file_names, places.drawings]
NEVER = {"unexpected", "unreadable"}  # codes that tell of the program, and not of what was written


@pytest.fixture(scope="module")
def good_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of a good site, news among them."""
    project = small_site.write(tmp_path_factory.mktemp("good"))
    (project / "content" / "ja" / "news").mkdir()
    for name in ("one", "two"):
        path = project / "content" / "ja" / "news" / f"{name}.md"
        path.write_text(places.news(f"題{name}", GOOD), encoding="utf-8")
    return pages(project)


class Frames(NamedTuple):
    """What pages may be made of: those of the search, which have a form and a script, and all others."""

    search: oracle.Frame
    others: oracle.Frame


@pytest.fixture(scope="module")
def frames(good_pages: dict[str, str]) -> Frames:
    others = (page for path, page in good_pages.items() if not path.endswith(SEARCH))
    return Frames(oracle.frame(good_pages.values()), oracle.frame(others))


@pytest.fixture(scope="module")
def good(good_pages: dict[str, str]) -> str:
    return good_pages["news/one/index.html"]


def pages(project: Path) -> dict[str, str]:
    """Build, and return each page that is no redirect, by its path."""
    done = programs.run(project, "-c", BUILD)
    assert done.returncode == 0, done.stderr
    site = built.read(project / "output", URL)
    return {path: site.files[path].decode() for path, _ in site.pages()}


def accepted(project: Path, written: dict[str, str]) -> dict[str, str]:
    """Take away what is told; return the rest of what was written."""
    told = places.problems(project)
    assert {path for path, _, _ in told} <= written.keys()
    assert {code for _, _, code in told} & NEVER == set()
    assert all(line > 0 for _, line, _ in told)
    refused = {path for path, _, _ in told}
    for path in refused:
        (project / path).unlink()
    return {path: payload for path, payload in written.items() if path not in refused}


def faults(frames: Frames, project: Path) -> dict[str, list[str]]:
    """Return what is wrong with each page of the site."""
    found = {
        path: (frames.search if path.endswith(SEARCH) else frames.others).faults(page)
        for path, page in pages(project).items()
    }
    return {path: wrong for path, wrong in found.items() if wrong}


@pytest.mark.parametrize("write", WRITERS)
def test_a_payload_is_told_or_harmless(
    write: Callable[[Path], dict[str, str]], frames: Frames, tmp_path: Path
) -> None:
    project = small_site.write(tmp_path)
    written = write(project)
    left = accepted(project, written)
    assert len(left) < len(written)
    assert faults(frames, project) == {}


WORDS = [payload for payload in places.PAYLOADS if not {*payload} & {*'<>&"'}]


def test_a_translation_is_told_or_harmless(frames: Frames, tmp_path: Path) -> None:
    """Most payloads have a sign of HTML, which no translation may have: those that have none are words."""
    project = small_site.write(tmp_path / "signs")
    signs = (payload for payload in places.PAYLOADS if payload not in WORDS)
    written = places.translations(project, signs)
    told = {line for path, line, _ in places.problems(project) if path == places.CATALOGUE}
    assert told == written.keys()
    project = small_site.write(tmp_path / "words")
    written = places.translations(project, WORDS)
    told = {line for path, line, _ in places.problems(project) if path == places.CATALOGUE}
    # A number is told in the line of the translation, all else in that of its message.
    kept = [payload for line, payload in written.items() if told.isdisjoint({line, line + 1})]
    assert kept
    project = small_site.write(tmp_path / "kept")
    places.translations(project, kept)
    assert faults(frames, project) == {}


@pytest.mark.slow
@pytest.mark.parametrize("payload", places.PAYLOADS[::30])
def test_data_are_told_or_harmless(payload: str, frames: Frames, tmp_path: Path) -> None:
    project = small_site.write(tmp_path)
    places.data(project, payload)
    if told := places.problems(project):
        assert {code for _, _, code in told} & NEVER == set()
    else:
        assert faults(frames, project) == {}
        cards = project.glob("output/**/*.vcf")
        numbers = {line for card in cards for line in card.read_text().splitlines() if line.startswith("TEL")}
        assert all(number.rpartition(":")[2] in PHONES for number in numbers)
        for feed in project.glob("output/**/*.xml"):
            ElementTree.parse(feed)  # noqa: S314 - our own file: it is well-formed


PHONES = {"+81312345678", "+81312340001", "+81312340002"}
# How many payloads of a kind are no more than words in HTML: they are meant for Markdown.
WORDS_IN_HTML = {"open-tag": 0, "frame": 7, "script": 5, "event": 10, "load": 0}


@pytest.mark.parametrize("kind", WORDS_IN_HTML)
def test_the_oracle_finds_what_stands_in_a_page_as_it_was_written(
    kind: str, frames: Frames, good: str
) -> None:
    payloads = places.KINDS[kind]
    passed = [
        payload for payload in payloads if not frames.others.faults(good.replace("文です。", payload, 1))
    ]
    assert len(passed) == WORDS_IN_HTML[kind] < len(payloads) / 2, passed
