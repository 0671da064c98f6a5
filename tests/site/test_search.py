"""What the index of the search tells of pages, and what is found where it tells something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import brotli
import pytest

from tests.site import days
from tests.site.checks import search

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

INDEX = "search/pages.json"
SCRIPT = 5_000  # bytes on the wire, brotli 11


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (INDEX, '"url":"guide/sowing/"', '"url":"guide/gone/"', f"{INDEX}: lacks guide/sowing/index.html"),
        (INDEX, '"url":"guide/sowing/"', '"url":"guide/gone/"', f"{INDEX}: has guide/gone/index.html, too"),
        (
            INDEX,
            '"title":"お知らせ"',
            '"title":"ニュース"',
            f"{INDEX}: news/index.html does not say",
        ),
        (INDEX, '"picking"', '"pick"', f"{INDEX}: guide/harvest/index.html does not say '#pick'"),
        (INDEX, "涼しい朝", "寒い朝", f"{INDEX}: guide/harvest/index.html does not say"),
        (
            "guide/harvest/index.html",
            "涼しい朝",
            "寒い朝",
            f"{INDEX}: guide/harvest/index.html does not say",
        ),
        (
            "news/index.html",
            '<link rel="canonical"',
            '<meta name="robots" content="noindex"><link rel="canonical"',
            f"{INDEX}: has news/index.html, too",
        ),
    ],
)
def test_an_index_that_tells_something_else_is_found(
    at_root: Built, path: str, old: str, new: str, found: str
) -> None:
    told = list(search.wrong(at_root.with_fault(path, old, new)))
    assert [line for line in told if line.startswith(found)]


def test_drafts_and_ended_pages_are_not_in_it(project: Path) -> None:
    for name, more in (("soon", "Status: draft\n"), ("over", "Expires: 2027-01-10\n"), ("now", "")):
        days.write(project, f"ja/news/{name}.md", more=more, title=f"Closed {name}", text=f"Words of {name}.")
    built = days.on(project, "2027-01-12")
    index = built.files[INDEX].decode()
    assert [f'"url":"news/{name}/"' in index for name in ("soon", "over", "now")] == [False, False, True]
    assert list(search.wrong(built)) == []


def test_the_scripts_are_small(real_at_root: Built) -> None:
    for name in ("search.js", "shards.js"):
        script = real_at_root.files[real_at_root.static(name)]
        assert len(brotli.compress(script, quality=11)) <= SCRIPT
