"""How a site was made is kept as it was."""

from __future__ import annotations

import pytest

from plugins import records
from plugins.records import Made, Record

RECORD = Record(
    "frame",
    {
        "a/index.html": Made("own a", "digest a", {("home", "ja"): "1", ("listed", "ja", "news", 3): "2"}),
        "b/index.html": Made("own b", "digest b", {("home", "ja"): "1"}),
        "robots.txt": Made("own c", "digest c", {}),
    },
)


def test_a_record_comes_back_as_it_was() -> None:
    assert records.load(records.dump(RECORD)) == RECORD


def test_each_question_stands_once() -> None:
    assert records.dump(RECORD).count(b"home") == 1


@pytest.mark.parametrize(
    "data", [None, b"", b"[]", b"{}", b'{"frame": "x"}', b"\xff", b"1", records.dump(RECORD)[:-9]]
)
def test_anything_else_is_none(data: bytes | None) -> None:
    assert records.load(data) is None
