"""What the layout check must find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import layout
from tests.browser.visits import Fault, View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

PAGE = "guide/sowing/"
NARROW = ".unspaced h1 { inline-size: 4em; word-break: break-all; text-wrap: wrap }"
NAME = ".header-name { inline-size: 6.3em; white-space: nowrap; overflow: hidden }"
NO_MARK = ".header-name .drawing { display: none }"
PHONE, DESKTOP = View(320, "light"), View(1280, "dark")


@pytest.mark.parametrize(
    ("view", "fault", "found"),
    [
        (PHONE, Fault(css="main { inline-size: 25rem !important }"), {"sideways", "clipped"}),
        (
            PHONE,
            Fault(css=".text { overflow: hidden } .text p { white-space: nowrap }"),
            {"clipped", "lines"},
        ),
        (DESKTOP, Fault(css=".text { block-size: 10rem; overflow: clip }"), {"clipped", "overlapping"}),
        (DESKTOP, Fault(css=".text h2 { margin-block-end: -4rem !important }"), {"overlapping"}),
        (DESKTOP, Fault(css=".breadcrumbs a { min-block-size: 0 !important }"), {"targets"}),
        (PHONE, Fault(css=".phone { min-block-size: 40px !important }"), {"targets"}),
        (DESKTOP, Fault(css="main { --measure: 48em; --frame: 80rem }"), {"lines"}),
        (PHONE, Fault(old="<h1>", new="<h1>あいうえお</h1><h1>", css=NARROW), {"lone"}),
    ],
)
def test_a_fault_of_the_layout_is_found(invented: Pages, view: View, fault: Fault, found: set[str]) -> None:
    findings = invented.examine_faulty(PAGE, view, layout.check, fault)
    assert {finding.rule for finding in findings} == found


@pytest.mark.parametrize(
    ("css", "how"),
    [
        ("h1 { inline-size: 10em }", "text twice as large"),
        (NAME + NO_MARK, "text spaced"),
    ],
)
def test_what_breaks_only_once_a_reader_sets_the_text_is_found(invented: Pages, css: str, how: str) -> None:
    findings = invented.examine_faulty(PAGE, PHONE, layout.check, Fault(css=css))
    assert {finding.message.partition(" (")[2].rstrip(")") for finding in findings} == {how}


def test_a_finding_names_page_size_scheme_rule_and_element(invented: Pages) -> None:
    fault = Fault(css=".menu a { min-block-size: 20px !important }")
    findings = [str(one) for one in invented.examine_faulty("en/contact/", DESKTOP, layout.check, fault)]
    assert findings[0].startswith("en/contact/ 1280px dark: targets: <a> ")
