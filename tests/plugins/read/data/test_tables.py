"""TOML tables become frozen values, and each mistake a problem with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from plugins.read.data import tables
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from plugins.model.types import Key

SOURCE = '''\
# a comment = 1
title = """x"""
name.ja = "あ"
name.en = """
[not.a.table]
key = "not a key"
"""

[site]  # of the whole
text = 1

[[offices]]
id = "a"
[offices.address]
street.ja = "い"

[[offices]]
id = "b"
[[offices.rooms]]
number = 1
[[offices.rooms]]
number = 2
'''


def test_every_table_and_every_entry_has_a_line() -> None:
    assert tables.key_lines(enumerate(SOURCE.split("\n"), start=1)) == {
        ("title",): 2,
        ("name",): 3,
        ("name", "ja"): 3,
        ("name", "en"): 4,
        ("site",): 9,
        ("site", "text"): 10,
        ("offices", 0): 12,
        ("offices", 0, "id"): 13,
        ("offices", 0, "address"): 14,
        ("offices", 0, "address", "street"): 15,
        ("offices", 0, "address", "street", "ja"): 15,
        ("offices", 1): 17,
        ("offices", 1, "id"): 18,
        ("offices", 1, "rooms", 0): 19,
        ("offices", 1, "rooms", 0, "number"): 20,
        ("offices", 1, "rooms", 1): 21,
        ("offices", 1, "rooms", 1, "number"): 22,
    }


@dataclass(frozen=True)
class Room:
    number: int
    name: str | None = None


@dataclass(frozen=True)
class House:
    street: str
    rooms: tuple[Room, ...]


def number(value: object) -> int:
    if not isinstance(value, int):
        raise BadValueError("bad-number", value=str(value))
    return value


PLACES: dict[Key, tuple[str, int]] = {
    (): ("data", 0),
    ("street",): ("a.toml", 1),
    ("rooms",): ("b.toml", 1),
    ("rooms", 1): ("b.toml", 5),
    ("rooms", 1, "number"): ("b.toml", 6),
}


def build(value: object) -> tuple[Any, list[Problem]]:
    builder = tables.Builder({str: str, int: number}, PLACES)
    return builder.build(House, value), builder.problems


def test_tables_become_values() -> None:
    rooms = [{"number": 1, "name": "hall"}, {"number": 2}]
    house = House("Main Street", (Room(1, "hall"), Room(2)))
    assert build({"street": "Main Street", "rooms": rooms}) == (house, [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", ("data", 0, "not-a-table", {"key": "data", "header": "[]"})),
        ({"street": "s"}, ("data", 0, "missing-data-key", {"key": "data", "name": "rooms"})),
        (
            {"street": "s", "rooms": {"number": 1}},
            ("b.toml", 1, "not-a-list", {"key": "rooms", "header": "[[rooms]]"}),
        ),
        (
            {"street": "s", "rooms": [1]},
            ("b.toml", 1, "not-a-table", {"key": "rooms.0", "header": "[[rooms]]"}),
        ),
        (
            {"street": "s", "rooms": [], "town": "t"},
            ("data", 0, "unknown-data-key", {"key": "town", "known": "street, rooms"}),
        ),
        (
            {"street": "s", "rooms": [{"number": 1}, {"number": "two"}]},
            ("b.toml", 6, "bad-number", {"key": "rooms.1.number", "value": "two"}),
        ),
        (
            {"street": "s", "rooms": [{"number": 1}, {"number": 2, "size": 3}]},
            ("b.toml", 5, "unknown-data-key", {"key": "rooms.1.size", "known": "number, name"}),
        ),
    ],
)
def test_a_mistake_has_the_line_of_its_entry_or_of_the_table_around_it(
    value: object, expected: tuple[str, int, str, dict[str, str]]
) -> None:
    built, (problem,) = build(value)
    assert built is None
    assert (problem.path, problem.line, problem.code, problem.details) == expected


def test_all_mistakes_are_told_always_in_the_same_order() -> None:
    _, problems = build({"z": 1, "a": 1, "rooms": [{"number": "x"}, {}]})
    assert [(problem.code, problem.details["key"]) for problem in problems] == [
        ("unknown-data-key", "a"),
        ("unknown-data-key", "z"),
        ("missing-data-key", "data"),
        ("bad-number", "rooms.0.number"),
        ("missing-data-key", "rooms.1"),
    ]
