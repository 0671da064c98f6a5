"""Every published page: its layout at every size, all else where it matters, and its colours in dark."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser import test_paper, test_without, visits
from tests.browser.checks import keyboard, layout
from tests.browser.visits import View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Check, Looks

KEYBOARD: dict[str, Check] = {"keyboard": keyboard.check}
LAYOUT: dict[str, Check] = {"layout": layout.check}
CHECKS = ("paper", "keyboard", "axe", "layout", "without")
NARROW, WIDE_IN_DARK = visits.FEW
MEDIUM, WIDE = (View(width, "light") for width in visits.WIDTHS[1:])


def of_a_screen(axe: Check) -> dict[str, Check]:
    """Return what is looked at on a screen, in this order: what comes later opens what is folded."""
    return {**KEYBOARD, "axe": axe, **LAYOUT}


def everything(pages: Pages, axe: Check) -> Looks:
    """Return all looks at a page: on paper while all is as it comes, and without its styles last."""
    paper = {"paper": partial(test_paper.check, pages)}
    without = {"without": partial(test_without.check, pages)}
    first, last = (test_paper.VIEW, paper), (test_without.NARROW, without)
    if not pages.all:
        return [first, (NARROW, of_a_screen(axe)), (WIDE_IN_DARK, {"axe": axe, **LAYOUT}), last]
    widths = [(MEDIUM, LAYOUT), (WIDE, LAYOUT)]
    return [first, (NARROW, of_a_screen(axe)), *widths, (WIDE_IN_DARK, {"axe": axe}), last]


@pytest.fixture(scope="module")
def findings(pages: Pages, axe_check: Check) -> dict[str, list[str]]:
    """Return what each check finds; pages are opened once for all of them."""
    shutil.rmtree(visits.KEPT, ignore_errors=True)
    found = pages.look(everything(pages, axe_check), pages.paths)
    # What stands elsewhere at another width is the same on all pages of a template.
    others = {MEDIUM: KEYBOARD, WIDE: {**KEYBOARD, "axe": axe_check}} if pages.all else {}
    for view, more in others.items():
        for name, each in pages.examine([view], more, pages.samples).items():
            found[name] += each
    return found


@pytest.mark.parametrize("check", [pytest.param(name, marks=pytest.mark.check(name)) for name in CHECKS])
def test_nothing_is_wrong(check: str, findings: dict[str, list[str]]) -> None:
    assert findings[check] == []


def test_nothing_is_wrong_with_readings_above_all_kanji(pages: Pages, axe_check: Check) -> None:
    """What is above and around the words takes room, which is scarce on the narrowest screen."""
    checks, samples = of_a_screen(axe_check), pages.furigana_samples
    others = [path for path in pages.furigana if path not in samples]
    assert pages.examine([NARROW], checks, samples) == {name: [] for name in checks}
    assert pages.examine([NARROW], LAYOUT, others) == {name: [] for name in LAYOUT}
