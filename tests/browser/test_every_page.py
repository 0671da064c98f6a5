"""Every published page: its layout at every size, all else where it matters, and its colours in dark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import axe, keyboard, layout
from tests.browser.visits import View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Check

KEYBOARD: dict[str, Check] = {"keyboard": keyboard.check}
AXE: dict[str, Check] = {"axe": axe.check_any_text}
LAYOUT: dict[str, Check] = {"layout": layout.check}
# In this order on each page: those that come later open what is folded.
CHECKS = {**KEYBOARD, **AXE, **LAYOUT}
NARROW, WIDE_IN_DARK = visits.FEW
LOOKS = {NARROW: CHECKS, **{View(width, "light"): LAYOUT for width in visits.WIDTHS[1:]}, WIDE_IN_DARK: AXE}
FEW_LOOKS = {NARROW: CHECKS, WIDE_IN_DARK: {**AXE, **LAYOUT}}
# What stands elsewhere at another width is the same on all pages of a template.
ON_SAMPLES = {View(visits.WIDTHS[1], "light"): KEYBOARD, View(visits.WIDTHS[2], "light"): {**KEYBOARD, **AXE}}


@pytest.fixture(scope="module")
def findings(pages: Pages) -> dict[str, list[str]]:
    """Return what each check finds; pages are opened once for all of them."""
    shutil.rmtree(visits.KEPT, ignore_errors=True)
    found = pages.look(LOOKS if pages.all else FEW_LOOKS, pages.paths, script=axe.source())
    for view, checks in ON_SAMPLES.items():
        for name, more in pages.examine([view], checks, pages.samples).items():
            found[name] += more
    return found


@pytest.mark.parametrize("check", [pytest.param(name, marks=pytest.mark.check(name)) for name in CHECKS])
def test_nothing_is_wrong(check: str, findings: dict[str, list[str]]) -> None:
    assert findings[check] == []


def test_nothing_is_wrong_with_readings_above_all_kanji(pages: Pages) -> None:
    """What is above and around the words takes room, which is scarce on the narrowest screen."""
    assert pages.examine([NARROW], LAYOUT, pages.furigana) == {name: [] for name in LAYOUT}
    others = {**KEYBOARD, **AXE}
    assert pages.examine([NARROW], others, pages.furigana_samples) == {name: [] for name in others}
