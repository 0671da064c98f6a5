"""Which files hold the text of a page."""

from __future__ import annotations

import pytest

from plugins.read.sources import Sources, source_paths
from tests.plugins.samples import LANGUAGES


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ja/guide/steps.md", True),
        ("en/guide/deep/steps.md", True),
        ("ja/guide/steps.txt", False),
        ("ja/poems/steps.md", False),
        ("de/guide/steps.md", False),
        ("ja/steps.md", False),
        ("data/topics.toml", False),
    ],
)
def test_sources_are_the_texts_in_the_folders_of_languages_and_kinds(path: str, expected: bool) -> None:  # noqa: FBT001
    assert source_paths([path], LANGUAGES, {"guide": {}}) == [path] * expected


def test_what_cannot_be_published_counts_as_unread() -> None:
    assert Sources(unread=frozenset({"a.md"})).with_unread(["b.md"]).unread == {"a.md", "b.md"}
