"""Every published page, at every size, in light and in dark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser import visits
from tests.browser.checks import axe, keyboard, layout

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

# In this order on each page: the last one changes it.
CHECKS = {"keyboard": keyboard.check, "axe": axe.check, "layout": layout.check}


@pytest.fixture(scope="module")
def findings(pages: Pages) -> dict[str, list[str]]:
    """Return what each check finds; pages are opened once for all of them."""
    shutil.rmtree(visits.KEPT, ignore_errors=True)
    if not pages.all:
        return pages.examine(visits.FEW, CHECKS)
    light, *others = visits.SCHEMES
    found = pages.examine([view for view in visits.VIEWS if view.scheme == light], CHECKS)
    colours = [view for view in visits.VIEWS if view.scheme in others]  # the rest is the same in all
    found["axe"] += pages.examine(colours, {"axe": axe.check})["axe"]
    return found


@pytest.mark.parametrize("check", [pytest.param(name, marks=pytest.mark.check(name)) for name in CHECKS])
def test_nothing_is_wrong(check: str, findings: dict[str, list[str]]) -> None:
    assert findings[check] == []
