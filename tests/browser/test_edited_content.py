"""Pages stay as easy to use after many edits of the real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pelicanconf
from audit import serving
from tests.browser import visits
from tests.browser.conftest import Pages
from tests.browser.test_every_page import AXE, KEYBOARD, LAYOUT
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.chromium import Chromium
    from tests.site.built import Built


@pytest.mark.slow
def test_nothing_is_wrong_after_many_edits(chromium: Chromium, edited: Built) -> None:
    headers = serving.site_headers(edited.files, vars(pelicanconf))
    with serving.serving(edited.files, headers, edited.copies) as base:
        narrow = visits.FEW[:1]  # where words fit least; colours are those of any page
        everywhere = Pages(chromium, base, edited, sources.REAL, all=True)
        others = {**KEYBOARD, **AXE}
        assert everywhere.examine(narrow, LAYOUT) == {name: [] for name in LAYOUT}
        assert everywhere.examine(narrow, others, everywhere.samples) == {name: [] for name in others}
