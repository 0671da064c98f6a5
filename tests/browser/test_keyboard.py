"""What the keyboard check must find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import keyboard
from tests.browser.visits import Fault, View, script

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

PAGE = "about/"
MAIN = "</main>"


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (Fault(css=":focus-visible { outline: none !important }"), {"focus"}),
        (Fault(css=":focus-visible { outline-width: 2px !important }"), {"focus"}),
        (Fault(css=":focus-visible { outline-color: #cfd8d2 !important }"), {"focus"}),
        (Fault(css=".phone { margin-inline-start: -100vw }"), {"focus", "order"}),
        (
            Fault(css="body::after { content: ''; position: fixed; inset: 60% 0 0; background: red }"),
            {"covered"},
        ),
        (Fault(css=".menu ul { flex-direction: row-reverse }"), {"order"}),
        (Fault(old=MAIN, new=f'<a href="/" tabindex="1">x</a>{MAIN}'), {"order", "skip-link"}),
        (Fault(old='class="skip-link"', new='class="skip"'), {"focus", "skip-link"}),
        (Fault(old='href="#main"', new='href="#other"'), {"skip-link"}),
    ],
)
def test_a_fault_on_the_way_of_the_tab_key_is_found(invented: Pages, fault: Fault, found: set[str]) -> None:
    findings = invented.examine_faulty(PAGE, View(768, "light"), keyboard.check, fault)
    assert {finding.rule for finding in findings} == found


def test_a_trap_is_found(invented: Pages) -> None:
    trap = "onkeydown = (event) => { if (event.target.matches('.header-name')) event.preventDefault() }"
    findings = invented.examine_faulty(PAGE, View(768, "light"), keyboard.check, script(trap))
    assert {"reach", "trap"} <= {finding.rule for finding in findings}


def test_a_skip_link_that_is_too_small_is_found(invented: Pages) -> None:
    fault = Fault(css=".skip-link { padding: 0 !important; line-height: 1 }")
    findings = invented.examine_faulty(PAGE, View(768, "light"), keyboard.check, fault)
    assert [finding.rule for finding in findings] == ["target"]


def test_the_skip_link_works_where_its_target_takes_no_focus(invented: Pages) -> None:
    fault = Fault(old='tabindex="-1"', new="")  # browsers go on from there all the same
    assert invented.examine_faulty(PAGE, View(768, "light"), keyboard.check, fault) == []
