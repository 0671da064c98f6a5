"""Addresses that were public and must not be lost, and texts that changed since."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plugins.check import published
from tests.plugins.check import samples
from tests.plugins.samples import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 3, 10)
SETTINGS = b"""
LANGUAGES = {"ja": {"prefix": ""}, "en": {"prefix": "en/"}}
KINDS = {"news": {"address": "news/{name}/"}, "pages": {"address": "{name}/"}}
TOPIC_ADDRESS = "topics/{name}/"
"""
NEWS = "content/ja/news/a.md"


def head(**entries: str) -> bytes:
    lines = "".join(f"{key}: {value}\n" for key, value in {"Title": "題", **entries}.items())
    return f"---\n{lines}---\n文\n".encode()


def gone(files: dict[str, bytes], *current: str) -> list[tuple[str, str, str]]:
    before = published.addresses({published.SETTINGS: SETTINGS, **files}, TODAY)
    found = list(published.gone(before, current))
    assert {(problem.line, problem.code) for problem in found} <= {(1, "address-gone")}
    return [(problem.path, problem.details["url"], problem.details["alias"]) for problem in found]


@pytest.mark.parametrize(
    ("path", "entries", "expected"),
    [
        (NEWS, {}, ("news/a/", "news/a/")),
        ("content/en/news/2025/a.md", {}, ("en/news/2025/a/", "news/2025/a/")),
        ("content/ja/pages/index.md", {}, ("", "")),
        ("content/en/pages/index.md", {}, ("en/", "")),
        ("content/en/pages/404.md", {"Save_as": "404.html"}, ("en/404.html", "404.html")),
        (NEWS, {"Expires": "2026-03-01"}, ("news/a/", "news/a/")),
        (NEWS, {"Status": "withdrawn"}, ("news/a/", "news/a/")),
        (NEWS, {"Date": "2026-03-10"}, ("news/a/", "news/a/")),
        (NEWS, {"Unknown": "x"}, ("news/a/", "news/a/")),
    ],
)
def test_a_public_page_that_is_nowhere_now_is_told(
    path: str, entries: dict[str, str], expected: tuple[str, str]
) -> None:
    assert gone({path: head(**entries)}) == [(path, *expected)]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (NEWS, head(Status="draft")),
        (NEWS, head(Date="2026-03-11")),
        (NEWS, b"no head"),
        (NEWS, b"---\n---\n"),
        (NEWS, b"\xff\xfe"),
        (NEWS, b""),
        ("content/ja/news/map.png", b"x"),
        ("content/ja.md", head()),
        ("content/ja/a.md", head()),
        ("content/ja/blog/a.md", head()),
        ("content/fr/news/a.md", head()),
        ("content/data/topics.toml", b"[[topics"),
    ],
)
def test_what_never_was_public_cannot_be_lost(path: str, content: bytes) -> None:
    assert gone({path: content}) == []


@pytest.mark.parametrize(
    ("furigana", "expected"),
    [("furigana/", []), ("", ["ja"]), ("ruby/", ["ja"])],
)
def test_pages_with_furigana_that_are_nowhere_now_are_hinted_at(furigana: str, expected: list[str]) -> None:
    then = SETTINGS.replace(b'{"prefix": ""}', b'{"prefix": "", "furigana": "furigana/"}')
    languages = {**LANGUAGES, "ja": replace(LANGUAGES["ja"], furigana=furigana)}
    found = [*published.without_furigana({published.SETTINGS: then}, languages)]
    assert [(p.path, p.code, p.details["language"]) for p in found] == [
        ("pelicanconf.py", "furigana-gone", code) for code in expected
    ]


@pytest.mark.parametrize("current", ["news/a/index.html", "news/a.html"])
def test_an_address_that_answers_still_is_not_lost(current: str) -> None:
    files = (
        {NEWS: head()}
        if current.endswith("index.html")
        else {"content/ja/pages/x.md": head(Save_as="news/a.html")}
    )
    assert gone(files, current) == []


def test_old_addresses_are_kept_too() -> None:
    files = {"content/en/news/a.md": head(Aliases="news/b/, /old.html")}
    assert gone(files, "en/news/a/index.html") == [
        ("content/en/news/a.md", "en/news/b/", "news/b/"),
        ("content/en/news/a.md", "en/old.html", "old.html"),
    ]


def test_a_pdf_that_is_nowhere_now_is_hinted_at() -> None:
    names = (
        "ja/files/flyer.pdf",
        "en/files/2027/a.pdf",
        "ja/news/a.pdf",
        "fr/files/a.pdf",
        "ja/files/README.md",
    )
    files = {published.SETTINGS: SETTINGS, **{f"content/{name}": b"x" for name in names}}
    assert list(published.gone(published.addresses(files, TODAY), [])) == []  # no PDF was published then
    files[published.SETTINGS] += b'DOWNLOADS = "files"\n'
    found = list(published.gone(published.addresses(files, TODAY), ["files/flyer.pdf"]))
    assert [(p.path, p.line, p.code, p.details, p.is_hint) for p in found] == [
        ("content/en/files/2027/a.pdf", 1, "pdf-gone", {"url": "en/files/2027/a.pdf"}, True)
    ]


def test_a_topic_s_pages_are_told_in_every_language() -> None:
    files = {"content/data/any.toml": b'[[topics]]\nid = "work"\n[[topics]]\nid = "home"\n'}
    assert gone(files, "topics/work/index.html", "en/topics/work/index.html") == [
        ("content/data/any.toml", "topics/home/", "topics/home/"),
        ("content/data/any.toml", "en/topics/home/", "topics/home/"),
    ]


def test_addresses_are_made_by_the_settings_of_that_time() -> None:
    then = SETTINGS.replace(b"news/{name}/", b"blog/{name}/").replace(b'"en/"', b'"english/"')
    files = {published.SETTINGS: then, "content/en/news/a.md": head()}
    assert gone(files) == [("content/en/news/a.md", "english/blog/a/", "blog/a/")]


DAY = "Modified: 2026-01-02\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((DAY, "一です。"), (DAY, "二です。"), ["2026-01-02"]),
        ((DAY, "一です。"), (f"{DAY}Description: 新\n", "一です。"), ["2026-01-02"]),
        ((DAY, "一です。"), ("Modified: 2026-01-03\n", "二です。"), []),
        ((DAY, "一です。"), (DAY, "一です。"), []),
        ((DAY, "一\n二です。"), (DAY, "一二です。"), []),
        ((DAY, "一です。"), (f"{DAY}Topics: work\n", "一です。"), []),
        (("Modified: 2026-03-10\n", "一です。"), ("Modified: 2026-03-10\n", "二です。"), []),
        ((f"{DAY}Status: draft\n", "一です。"), (DAY, "二です。"), []),
        ((DAY, "一です。"), (f"{DAY}Status: draft\n", "二です。"), []),
        ((f"{DAY}Date: 2026-03-11\n", "一です。"), (f"{DAY}Date: 2026-03-11\n", "二です。"), []),
        (("", "一です。"), (DAY, "二です。"), []),
        (("", "一です。"), ("", "二です。"), []),
    ],
)
def test_a_public_text_that_changed_has_a_new_day(
    tmp_path: Path, old: tuple[str, str], new: tuple[str, str], expected: list[str]
) -> None:
    source = samples.source(new[1], "ja/news/a.md", f"Title: 題\n{new[0]}")
    then, now = (f"---\nTitle: 題\n{head}---\n{body}".encode() for head, body in (old, new))
    path = tmp_path / source.path
    path.parent.mkdir(parents=True)
    path.write_bytes(now)
    files = {NEWS: then, "content/ja/news/gone.md": then, "content/ja/news/bytes.md": b"\xff"}
    found = [*published.unmodified(files, {source.path: source}, tmp_path, TODAY)]
    assert [(p.path, p.line, p.code, p.details) for p in found] == [
        (NEWS, 3, "modified-unchanged", {"key": "Modified", "value": day}) for day in expected
    ]


def test_what_was_no_text_then_is_passed_over(tmp_path: Path) -> None:
    source = samples.source("文", "ja/news/a.md", f"Title: 題\n{DAY}")
    path = tmp_path / source.path
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert [*published.unmodified({NEWS: b"\xff\xfe"}, {source.path: source}, tmp_path, TODAY)] == []
