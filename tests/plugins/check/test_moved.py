"""Where pages are now whose links look for them in their former place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import page_links
from plugins.check.moved import Moved
from tests.plugins.check import samples

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES = {
    page.path: page
    for page in (
        samples.source("", "ja/guide/new.md", "Title: 題\nAliases: guide/old/, /news/Older/\n"),
        samples.source("", "en/guide/new.md", "Title: 題\nAliases: guide/old/\n"),
        samples.source("", "ja/pages/contact/hall.md", "Title: 題\nAliases:\n  - contact/\n  - hall.html\n"),
        samples.source("", "ja/news/renamed.md"),
    )
}
KINDS = {kind: {"address": address} for kind, address in samples.ADDRESSES.items()}
RENAMED = {"ja/news/before.md": "ja/news/renamed.md", "ja/news/a.md": "ja/news/gone.md"}


def moved(renamed: Mapping[str, str] | None = None) -> Moved:
    return Moved(PAGES, samples.LANGUAGES, KINDS, lambda: RENAMED if renamed is None else renamed)


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("ja/guide/old.md", "ja/guide/new.md"),
        ("en/guide/old.md", "en/guide/new.md"),
        ("ja/news/older.md", "ja/guide/new.md"),
        ("en/news/older.md", None),
        ("ja/pages/contact/index.md", "ja/pages/contact/hall.md"),
        ("ja/pages/contact.md", "ja/pages/contact/hall.md"),
        ("ja/news/before.md", "ja/news/renamed.md"),
        ("ja/news/a.md", None),
        ("ja/guide/nowhere.md", None),
        ("fr/guide/old.md", None),
        ("ja/blog/old.md", None),
        ("ja/old.md", None),
        ("../old.md", None),
    ],
)
def test_an_alias_or_git_tells_where_a_page_is_now(path: str, now: str | None) -> None:
    found = moved().now(path)
    assert (found.path if found else None) == now


def test_git_is_asked_once_and_only_for_what_no_alias_tells() -> None:
    asked = []

    def renamed() -> dict[str, str]:
        asked.append(1)
        return {}

    pages = Moved(PAGES, samples.LANGUAGES, KINDS, renamed)
    assert pages.now("ja/guide/old.md")
    assert asked == []
    assert pages.now("ja/news/before.md") is None
    assert pages.now("ja/news/a.md") is None
    assert asked == [1]


@pytest.mark.parametrize(
    ("path", "link", "own"),
    [
        ("ja/guide/x.md", "old.md", "new.md"),
        ("ja/guide/x.md", "./old.md#a", "new.md#a"),
        ("ja/pages/x.md", "../guide/old.md#%E6%B1%82", "../guide/new.md#%E6%B1%82"),
        ("ja/pages/contact/x.md", "../../guide/old.md", "../../guide/new.md"),
    ],
)
def test_a_link_to_the_former_place_is_told_with_what_to_write(path: str, link: str, own: str) -> None:
    page = samples.source(f"[一]({link})", path)
    around = page_links.Surroundings(
        sources={**PAGES, path: page},
        files=PAGES,
        template_ids=lambda _: (),
        today=samples.TODAY,
        moved=moved().now,
    )
    details = {"link": link, "file": "content/ja/guide/new.md", "own": own}
    assert samples.told(page_links.wrong(page, around), page.document.body_line) == [
        (1, "moved-link", details)
    ]


@pytest.mark.parametrize(
    ("aliases", "renamed", "before"),
    [
        ("Aliases: guide/new/\n", {}, "ja/guide/new.md"),
        ("", {"en/guide/new.md": "en/guide/newer.md"}, "ja/guide/new.md"),
        ("", {"en/guide/other.md": "en/guide/newer.md"}, None),
        ("Aliases: guide/other/\n", {}, None),
        ("", {}, None),
    ],
)
def test_a_version_that_is_still_where_a_moved_page_was_is_found(
    aliases: str, renamed: dict[str, str], before: str | None
) -> None:
    page = samples.source("", "en/guide/newer.md", f"Title: T\n{aliases}")
    found = moved(renamed).before(page, "ja")
    assert (found.path if found else None) == before
    assert moved(renamed).before(page, "fr") is None
