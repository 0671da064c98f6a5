"""Every text can be read: the contrast of each colour on each ground, in light and in dark."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "theme" / "css" / "tokens.css"
PAIR = re.compile(r"--([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]{3,6})\s*,\s*(#[0-9a-f]{3,6})\s*\)")
SCHEMES = ("light", "dark")
GROUNDS = ("paper", "tint", "warm")
INKS = ("ink", "ink-soft", "accent")
ALWAYS = re.compile(
    r"--(?:mark-lamp|mark-line|sheet): #[0-9a-f]{6};"
)  # day and night: no text is read on them
ENHANCED = 7.0  # WCAG 2.2, 1.4.6


def luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def colours(css: str) -> dict[str, dict[str, str]]:
    """Return scheme → token → colour."""
    found = PAIR.findall(css)
    return {scheme: {name: values[i] for name, *values in found} for i, scheme in enumerate(SCHEMES)}


def faint(css: str) -> list[str]:
    """Return each text colour that cannot be read well enough on a ground."""
    found = colours(css)
    return [
        f"{scheme}: --{ink} on --{ground}"
        for scheme, ink, ground in itertools.product(SCHEMES, INKS, GROUNDS)
        if contrast(found[scheme][ink], found[scheme][ground]) < ENHANCED
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000", "#fff", 21),
        ("#ffffff", "#000000", 21),
        ("#777", "#fff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#595959", "#fff", 7.0),
        ("#f00", "#fff", 4.0),
        ("#00f", "#fff", 8.59),
        ("#abc", "#abc", 1),
    ],
)
def test_contrast_is_computed_as_wcag_does(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


def test_every_text_colour_reaches_seven_to_one_on_every_ground() -> None:
    assert faint(TOKENS.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("token", "pair", "expected"),
    [
        ("ink-soft", "#777777, #c0c6c0", [f"light: --ink-soft on --{ground}" for ground in GROUNDS]),
        ("accent", "#10564a, #4a8f80", [f"dark: --accent on --{ground}" for ground in GROUNDS]),
        ("tint", "#f0f4ee, #6b7571", [f"dark: --{ink} on --tint" for ink in INKS]),
    ],
)
def test_a_faint_colour_is_found(token: str, pair: str, expected: list[str]) -> None:
    css, count = re.subn(
        rf"--{token}: light-dark\([^)]*\)", f"--{token}: light-dark({pair})", TOKENS.read_text()
    )
    assert count == 1
    assert faint(css) == expected


def test_both_schemes_are_offered_and_every_colour_has_a_pair() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    assert re.search(r"color-scheme:\s*light dark;", css)
    assert set(colours(css)["dark"]) >= {*INKS, *GROUNDS}
    assert re.findall(r"#[0-9a-f]{3,8}\b", ALWAYS.sub("", PAIR.sub("", css))) == []


def test_what_is_filled_with_the_accent_can_be_read() -> None:
    found = colours(TOKENS.read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        assert contrast(found[scheme]["on-accent"], found[scheme]["accent"]) >= ENHANCED
