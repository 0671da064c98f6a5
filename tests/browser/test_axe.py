"""What the check with axe-core must find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import axe
from tests.browser.visits import Fault, View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

PAGE = "contact/"
SMALL = ".menu :is(a, li) { min-block-size: 0 !important; block-size: 12px; font-size: 8px; line-height: 1 }"


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (Fault(css="h1 { color: #757575 }"), {"color-contrast-enhanced"}),
        (Fault(css="h1 { color: #777; font-size: 12px }"), {"color-contrast-enhanced"}),
        (Fault(css="h1 { color: #aaa }"), {"color-contrast-enhanced"}),
        (Fault(css=SMALL), {"target-size"}),
        (Fault(old='<html lang="ja"', new="<html"), {"html-has-lang"}),
        (Fault(old="</main>", new='<a href="/"></a></main>'), {"link-name"}),
        (Fault(old="</main>", new="</main><p>x</p>"), {"region"}),
        (Fault(old="</main>", new="<h5>x</h5></main>"), {"heading-order"}),
    ],
)
def test_a_fault_is_found(invented: Pages, fault: Fault, found: set[str]) -> None:
    findings = invented.examine_faulty(PAGE, View(320, "light"), axe.check, fault)
    assert {finding.rule for finding in findings} == found


@pytest.mark.parametrize(
    ("scheme", "fault", "found"),
    [
        ("light", Fault(css="h1 { color: #757575 }"), {"color-contrast-enhanced"}),
        ("dark", Fault(css="h1 { color: #757575 }"), {"color-contrast-enhanced"}),
        ("dark", Fault(css="h1 { background: #777 }"), {"color-contrast-enhanced"}),
        ("dark", Fault(css="main { opacity: 0.4 }"), {"color-contrast-enhanced"}),
        ("light", Fault(old="</main>", new='<a href="/"></a></main>'), {"link-name"}),
    ],
)
def test_a_fault_is_found_after_a_page_whose_colours_are_right(
    invented: Pages, scheme: str, fault: Fault, found: set[str]
) -> None:
    check, view = axe.AnyText().check, View(320, scheme)
    assert invented.examine_faulty(PAGE, view, check, Fault()) == []
    findings = invented.examine_faulty(PAGE, view, check, fault)
    assert {finding.rule for finding in findings} == found


@pytest.mark.parametrize(
    ("css", "found"), [("", set()), (".table td { color: #aaa }", {"color-contrast-enhanced"})]
)
def test_colours_that_a_frame_hides_are_found(invented: Pages, css: str, found: set[str]) -> None:
    table = f"<table><tr><th>x</th><td>{'x' * 99}</td><td>x</td></tr></table>"
    fault = Fault("</main>", f'<div class="table" tabindex="0">{table}</div></main>', css)
    findings = invented.examine_faulty(PAGE, View(320, "light"), axe.check, fault)
    assert {finding.rule for finding in findings} == found


@pytest.mark.slow
def test_the_invented_site_keeps_the_rules_for_words_too(invented: Pages) -> None:
    """One page of each template, and of each in every language: the build hints at links in texts."""
    narrow, samples = [View(320, "light")], invented.samples
    others = [path for path in invented.kinds.values() if path not in samples]
    assert invented.examine(narrow, {"axe": axe.check}, samples) == {"axe": []}
    assert invented.examine(narrow, {"axe": axe.check_words}, others) == {"axe": []}


def test_links_of_the_same_words_are_found_only_where_the_words_are_ours(invented: Pages) -> None:
    fault = Fault(old="</main>", new='<p>一 <a href="/guide/">二</a> と <a href="/news/">二</a></p></main>')
    found = [
        {finding.rule for finding in invented.examine_faulty(PAGE, View(320, "light"), check, fault)}
        for check in (axe.check, axe.check_words, axe.check_any_text)
    ]
    assert found == [{*axe.OF_WORDS}, {*axe.OF_WORDS}, set()]
