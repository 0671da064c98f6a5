"""What is asked for at the command line is measured, or what is wrong with it is told."""

from __future__ import annotations

import pytest

from bench.plan import Plan, plan

ALL = ("cold", "unchanged", "edited", "publish", "hugo")


def test_a_plan_is_what_is_asked_for_in_the_order_of_the_builds() -> None:
    assert plan("100, 10,100", 5, "") == Plan((10, 100), 5, ALL)
    assert plan("1", 1, "hugo, cold") == Plan((1,), 1, ("cold", "hugo"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("10,x", 5, ""), "--sizes: 1以上の数を書いてください / give numbers from 1: x"),
        (("0", 5, ""), "--sizes: 1以上の数を書いてください / give numbers from 1: 0"),
        (("-1", 5, ""), "--sizes: 1以上の数を書いてください / give numbers from 1: -1"),
        (("10", 0, ""), "--runs: 1以上の数を書いてください / give a number from 1: 0"),
        (("10", 5, "cold,cool"), f"--only: cool? 使えるもの / there are: {', '.join(ALL)}"),
    ],
)
def test_what_cannot_be_measured_is_told(asked: tuple[str, int, str], told: str) -> None:
    with pytest.raises(ValueError, match=r"^--") as wrong:
        plan(*asked)
    assert str(wrong.value) == told
