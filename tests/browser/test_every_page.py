"""Every published page, at every size in light, and its colours in dark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import axe, keyboard, layout

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

# In this order on each page: the last one changes it.
CHECKS = {"keyboard": keyboard.check, "axe": axe.check_any_text, "layout": layout.check}


@pytest.fixture(scope="module")
def findings(pages: Pages) -> dict[str, list[str]]:
    """Return what each check finds; pages are opened once for all of them."""
    shutil.rmtree(visits.KEPT, ignore_errors=True)
    if not pages.all:
        return pages.examine(visits.FEW, CHECKS)
    light, *others = visits.SCHEMES
    in_light = [view for view in visits.VIEWS if view.scheme == light]
    found = pages.examine(in_light, CHECKS, script=axe.source())
    # The rest is the same in all, and colours are the same at each width.
    colours = [view for view in visits.VIEWS if view.scheme in others and view.width == visits.WIDTHS[0]]
    found["axe"] += pages.examine(colours, {"axe": axe.check_any_text}, script=axe.source())["axe"]
    return found


@pytest.mark.parametrize("check", [pytest.param(name, marks=pytest.mark.check(name)) for name in CHECKS])
def test_nothing_is_wrong(check: str, findings: dict[str, list[str]]) -> None:
    assert findings[check] == []


def test_nothing_is_wrong_with_readings_above_all_kanji(pages: Pages) -> None:
    """What is above and around the words takes room, which is scarce on the narrowest screen."""
    views = visits.FEW[:1] if pages.all else visits.FEW
    assert pages.examine(views, CHECKS, pages.furigana, script=axe.source()) == {name: [] for name in CHECKS}
