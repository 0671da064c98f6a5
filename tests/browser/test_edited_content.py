"""Pages stay as easy to use after many edits of the real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pelicanconf
from audit import serving
from tests.browser import visits
from tests.browser.conftest import Pages
from tests.browser.test_every_page import LAYOUT, of_a_screen
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.chromium import Chromium
    from tests.browser.visits import Check
    from tests.site.built import Built


@pytest.mark.slow
def test_nothing_is_wrong_after_many_edits(chromium: Chromium, edited: Built, axe_check: Check) -> None:
    headers = serving.site_headers(edited.files, vars(pelicanconf))
    with serving.serving(edited.files, headers, edited.copies) as base:
        narrow = visits.FEW[:1]  # where words fit least; colours are those of any page
        pages = Pages(chromium, base, edited, sources.REAL, all=True)
        checks, samples = of_a_screen(axe_check), pages.samples
        others = [path for path in pages.paths if path not in samples]
        assert pages.examine(narrow, checks, samples) == {name: [] for name in checks}
        assert pages.examine(narrow, LAYOUT, others) == {name: [] for name in LAYOUT}
