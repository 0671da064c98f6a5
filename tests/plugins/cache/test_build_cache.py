"""How a site was made is kept as it was."""

from __future__ import annotations

import pytest

from plugins.cache import build_cache
from plugins.cache.build_cache import Made

MADE = {
    "a/index.html": Made("own a", "digest a", {("home", "ja"): "1", ("listed", "ja", "news", 3): "2"}),
    "b/index.html": Made("own b", "digest b", {("home", "ja"): "1"}),
    "robots.txt": Made("own c", "digest c", {}),
}
RECORD = build_cache.record("frame", MADE)


def test_a_record_comes_back_as_it_was() -> None:
    found = build_cache.load(build_cache.dump(RECORD))
    assert found == RECORD
    assert found
    assert found.frame == "frame"
    assert {path: found.made(path) for path in found.files} == MADE


def test_each_question_stands_once() -> None:
    assert RECORD.questions == [("home", "ja"), ("listed", "ja", "news", 3)]
    assert RECORD.answers == ["1", "2"]


@pytest.mark.parametrize(
    "data", [None, b"", b"[]", b"{}", b'{"frame": "x"}', b"\xff", b"1", build_cache.dump(RECORD)[:-9]]
)
def test_anything_else_is_none(data: bytes | None) -> None:
    assert build_cache.load(data) is None


def test_what_is_as_before_need_not_be_told_again() -> None:
    new = Made("own c", "digest d", {("home", "ja"): "9", ("home", "en"): "4"})
    found = build_cache.record("newer", {"robots.txt": new, "b/index.html": None}, RECORD)
    # An answer that has changed is told by those who asked again; others are as before only if it has not.
    assert (found.frame, found.made("robots.txt"), [*found.files]) == (
        "newer",
        new,
        ["robots.txt", "b/index.html"],
    )


def test_questions_that_nobody_asks_any_more_are_forgotten() -> None:
    found = build_cache.record("newer", {"robots.txt": None}, RECORD)
    assert (found.questions, found.made("robots.txt")) == ([], MADE["robots.txt"])
