"""Every published page: its layout at every size, all else where it matters, and its colours in dark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import keyboard, layout
from tests.browser.visits import View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Check

KEYBOARD: dict[str, Check] = {"keyboard": keyboard.check}
LAYOUT: dict[str, Check] = {"layout": layout.check}
CHECKS = ("keyboard", "axe", "layout")
NARROW, WIDE_IN_DARK = visits.FEW
MEDIUM, WIDE = (View(width, "light") for width in visits.WIDTHS[1:])


def everything(axe_check: Check) -> dict[str, Check]:
    """Return all checks, in this order: those that come later open what is folded."""
    return {**KEYBOARD, "axe": axe_check, **LAYOUT}


@pytest.fixture(scope="module")
def findings(pages: Pages, axe_check: Check) -> dict[str, list[str]]:
    """Return what each check finds; pages are opened once for all of them."""
    shutil.rmtree(visits.KEPT, ignore_errors=True)
    checks, axe = everything(axe_check), {"axe": axe_check}
    few = {NARROW: checks, WIDE_IN_DARK: {**axe, **LAYOUT}}
    looks = {NARROW: checks, MEDIUM: LAYOUT, WIDE: LAYOUT, WIDE_IN_DARK: axe} if pages.all else few
    found = pages.look(looks, pages.paths)
    # What stands elsewhere at another width is the same on all pages of a template.
    for view, more in {MEDIUM: KEYBOARD, WIDE: {**KEYBOARD, **axe}}.items():
        for name, each in pages.examine([view], more, pages.samples).items():
            found[name] += each
    return found


@pytest.mark.parametrize("check", [pytest.param(name, marks=pytest.mark.check(name)) for name in CHECKS])
def test_nothing_is_wrong(check: str, findings: dict[str, list[str]]) -> None:
    assert findings[check] == []


def test_nothing_is_wrong_with_readings_above_all_kanji(pages: Pages, axe_check: Check) -> None:
    """What is above and around the words takes room, which is scarce on the narrowest screen."""
    checks, samples = everything(axe_check), pages.furigana_samples
    others = [path for path in pages.furigana if path not in samples]
    assert pages.examine([NARROW], checks, samples) == {name: [] for name in checks}
    assert pages.examine([NARROW], LAYOUT, others) == {name: [] for name in LAYOUT}
