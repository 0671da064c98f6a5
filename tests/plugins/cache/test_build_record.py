"""The record of how a site was rendered comes back as it was."""

from __future__ import annotations

import pytest

from plugins.cache import build_record
from plugins.cache.build_record import Rendered

RENDERED = {
    "a/index.html": Rendered("own a", "digest a", {("home", "ja"): "1", ("above", ("ja", "news", "a")): "2"}),
    "b/index.html": Rendered("own b", "digest b", {("home", "ja"): "1"}),
    "robots.txt": Rendered("own c", "digest c", {}),
}
RECORD = build_record.record("shared", RENDERED)


def test_a_record_comes_back_as_it_was() -> None:
    found = build_record.load(build_record.dump(RECORD))
    assert found == RECORD
    assert found
    assert found.shared == "shared"
    assert {path: found.rendered(path) for path in found.files} == RENDERED


def test_each_query_stands_once() -> None:
    assert RECORD.queries == [("home", "ja"), ("above", ("ja", "news", "a"))]
    assert RECORD.answers == ["1", "2"]


@pytest.mark.parametrize(
    "data", [None, b"", b"[]", b"{}", b'{"shared": "x"}', b"\xff", b"1", build_record.dump(RECORD)[:-9]]
)
def test_anything_else_is_none(data: bytes | None) -> None:
    assert build_record.load(data) is None


def test_what_is_as_before_keeps_its_record() -> None:
    new = Rendered("own c", "digest d", {("home", "ja"): "9", ("home", "en"): "4"})
    found = build_record.record("newer", {"robots.txt": new, "b/index.html": None}, RECORD)
    # An answer that has changed comes from files that were rendered again: no other depends on it.
    assert (found.shared, found.rendered("robots.txt"), [*found.files]) == (
        "newer",
        new,
        ["robots.txt", "b/index.html"],
    )


def test_queries_that_no_file_depends_on_any_more_are_dropped() -> None:
    found = build_record.record("newer", {"robots.txt": None}, RECORD)
    assert (found.queries, found.rendered("robots.txt")) == ([], RENDERED["robots.txt"])
