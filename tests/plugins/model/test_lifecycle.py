"""When a page is public."""

from __future__ import annotations

import datetime

import pytest

from plugins.model import lifecycle
from plugins.model.lifecycle import State
from plugins.read import front_matter

DAY = datetime.date(2026, 3, 10)
NEVER = datetime.date.max


@pytest.mark.parametrize(
    ("head", "state", "begins"),
    [
        ("", State.PUBLISHED, DAY),
        ("Status: published\n", State.PUBLISHED, DAY),
        ("Status: draft\n", State.DRAFT, NEVER),
        ("Date: 2026-03-09\n", State.PUBLISHED, DAY),
        ("Date: 2026-03-10\n", State.PUBLISHED, DAY),
        ("Date: 2026-03-11\n", State.SCHEDULED, datetime.date(2026, 3, 11)),
        ("Expires: 2026-03-11\n", State.PUBLISHED, DAY),
        ("Expires: 2026-03-10\n", State.PUBLISHED, DAY),
        ("Expires: 2026-03-09\n", State.ENDED, DAY),
        ("Date: 2026-03-11\nExpires: 2026-03-12\n", State.SCHEDULED, datetime.date(2026, 3, 11)),
        ("Date: 2026-03-11\nStatus: draft\n", State.DRAFT, NEVER),
        ("Expires: 2026-03-09\nStatus: draft\n", State.DRAFT, NEVER),
        ("Status: withdrawn\n", State.WITHDRAWN, DAY),
        ("Date: 2026-03-11\nStatus: withdrawn\n", State.WITHDRAWN, DAY),
        ("Expires: 2026-03-09\nStatus: withdrawn\n", State.WITHDRAWN, DAY),
        ("Date: 2026-03-10\nExpires: 2026-03-10\n", State.PUBLISHED, DAY),
        ("Modified: 2030-01-01\n", State.PUBLISHED, DAY),
    ],
)
def test_a_page_is_public_from_its_first_day_to_its_last(
    head: str, state: State, begins: datetime.date
) -> None:
    document, _ = front_matter.parse(f"---\n{head}---\n", "x.md")
    assert lifecycle.state(document, DAY) == state
    assert lifecycle.begins(document, DAY) == begins


@pytest.mark.parametrize("head", ["Date: soon\n", "Expires: later\n", "Status: Draft\n"])
def test_a_value_that_cannot_be_read_hides_nothing(head: str) -> None:
    document, found = front_matter.parse(f"---\n{head}---\n", "x.md")
    assert len(found) == 1
    assert lifecycle.state(document, DAY) == State.PUBLISHED


def test_a_day_is_that_of_a_place() -> None:
    east, west = lifecycle.today("Pacific/Kiritimati"), lifecycle.today("Pacific/Pago_Pago")
    assert (east - west).days in {1, 2}
    assert west <= lifecycle.today() <= east
