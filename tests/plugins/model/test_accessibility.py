"""What the accessibility page tells of a run of tests."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plugins.model.accessibility import (
    Accessibility,
    Check,
    Criterion,
    Group,
    Limit,
    Look,
    Passed,
    Run,
    Scheme,
    contradictions,
    pages_of,
)
from plugins.model.types import Slug
from tests.plugins.samples import EN, JA, both

if TYPE_CHECKING:
    from plugins.model.languages import Language

LIGHT, DARK = (Scheme(Slug(name), both(name, name)) for name in ("light", "dark"))
AXE, KEYBOARD, VALIDITY = (
    Check(Slug(name), both(name, name), both(name, name)) for name in ("axe", "keyboard", "validity")
)


def criterion(number: str, *checks: str) -> Criterion:
    return Criterion(number, both(number, number), both(number, number), tuple(map(Slug, checks)))


WORDS = Accessibility(
    (LIGHT, DARK),
    (AXE, KEYBOARD, VALIDITY),
    (criterion("1.4.6", "axe"), criterion("2.1.3", "axe", "keyboard"), criterion("2.5.5", "keyboard")),
    (Limit(both("一", "One")),),
    (),
)
EVERYWHERE = (Look((320, 1280), (DARK.id, LIGHT.id)),)
RUN = Run(
    datetime.date(2026, 1, 2),
    "Chromium",
    "141",
    "4.11",
    ("/", "/en/", "/en/a/", "/enough/", "/404.html"),
    (Passed(VALIDITY.id, ()), Passed(KEYBOARD.id, EVERYWHERE), Passed(AXE.id, EVERYWHERE)),
)


def test_checks_that_looked_in_the_same_way_stand_together_in_the_order_of_their_words() -> None:
    assert WORDS.groups(RUN) == [Group(EVERYWHERE, (AXE, KEYBOARD)), Group((), (VALIDITY,))]


def test_what_has_not_passed_is_in_no_group() -> None:
    assert WORDS.groups(replace(RUN, checks=RUN.checks[:1])) == [Group((), (VALIDITY,))]
    assert WORDS.groups(replace(RUN, checks=())) == []


def test_colour_schemes_are_named_in_the_order_of_their_words() -> None:
    assert WORDS.named(EVERYWHERE[0].schemes) == [LIGHT.name, DARK.name]


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (("axe", "keyboard"), ["1.4.6", "2.1.3", "2.5.5"]),
        (("axe",), ["1.4.6"]),
        (("keyboard", "validity"), ["2.5.5"]),
        ((), []),
    ],
)
def test_a_criterion_is_met_when_all_its_checks_passed(passed: tuple[str, ...], expected: list[str]) -> None:
    run = replace(RUN, checks=tuple(Passed(Slug(name), ()) for name in passed))
    assert [criterion.number for criterion in WORDS.met(run)] == expected


@pytest.mark.parametrize(
    ("language", "expected"), [(JA, ["/", "/enough/", "/404.html"]), (EN, ["/en/", "/en/a/"])]
)
def test_a_page_belongs_to_the_language_of_its_longest_prefix(
    language: Language, expected: list[str]
) -> None:
    assert pages_of(RUN, language, {"ja": JA, "en": EN}) == expected


def test_words_and_a_run_that_fit_contradict_nothing() -> None:
    assert list(contradictions(WORDS, RUN)) == []
    assert list(contradictions(None, None)) == []


@pytest.mark.parametrize(
    ("words", "run", "expected"),
    [
        (
            replace(WORDS, checks=(*WORDS.checks, AXE)),
            RUN,
            (("accessibility", "checks", 3, "id"), "same-id", {"id": "axe"}),
        ),
        (
            replace(WORDS, schemes=(LIGHT, DARK, DARK)),
            RUN,
            (("accessibility", "schemes", 2, "id"), "same-id", {"id": "dark"}),
        ),
        (
            replace(WORDS, criteria=(criterion("1.4.6", "axe"), criterion("1.4.6", "axe"))),
            RUN,
            (("accessibility", "criteria", 1, "number"), "same-id", {"id": "1.4.6"}),
        ),
        (
            replace(WORDS, criteria=(criterion("1.4.6", "x"),)),
            RUN,
            (
                ("accessibility", "criteria", 0, "checks"),
                "unknown-id",
                {"value": "x", "known": "axe, keyboard, validity"},
            ),
        ),
        (
            replace(WORDS, criteria=(criterion("1.4.6"),)),
            RUN,
            (("accessibility", "criteria", 0, "checks"), "no-checks", {}),
        ),
        (
            WORDS,
            replace(RUN, checks=(Passed(Slug("x"), ()),)),
            (
                ("test_run", "checks", 0, "id"),
                "unknown-id",
                {"value": "x", "known": "axe, keyboard, validity"},
            ),
        ),
        (
            WORDS,
            replace(RUN, checks=(Passed(AXE.id, (Look((320,), (Slug("grey"),)),)),)),
            (("test_run", "checks", 0, "looks"), "unknown-id", {"value": "grey", "known": "light, dark"}),
        ),
        (
            None,
            replace(RUN, checks=(Passed(AXE.id, ()),)),
            (("test_run", "checks", 0, "id"), "unknown-id", {"value": "axe", "known": ""}),
        ),
    ],
)
def test_what_does_not_fit_is_found(words: Accessibility | None, run: Run, expected: object) -> None:
    assert list(contradictions(words, run)) == [expected]
