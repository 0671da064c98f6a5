"""Without scripts, styles, colours of its own or movement, no page loses anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import without
from tests.browser.visits import POLICY, Fault, View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Finding, Visit

WIDE, NARROW, DARK = View(1280, "light"), View(320, "dark"), View(1280, "dark")
PAGE = "contact/mill/"
OPEN, HIDDEN = '<section class="questions', '<section hidden class="questions'


async def check(pages: Pages, visit: Visit) -> list[Finding]:
    return await without.check(pages.html(visit.path), visit)


async def check_without_scripts(pages: Pages, visit: Visit) -> list[Finding]:
    return await without.check_without_scripts(pages.html(visit.path), visit)


@pytest.mark.slow
def test_nothing_is_lost_where_more_stands_beside_the_text(pages: Pages) -> None:
    assert pages.examine([WIDE], {"without": partial(check, pages)}, pages.samples) == {"without": []}


def test_nothing_is_lost_without_scripts(pages: Pages) -> None:
    checks = {"without": partial(check_without_scripts, pages)}
    assert pages.examine([NARROW], checks, java_script_enabled=False) == {"without": []}


LOST = "'借りられる道具'"
LOSE = ".questions { display: none }"


@pytest.mark.parametrize(
    ("fault", "rule", "message"),
    [
        (Fault(css=LOSE), "text", f"{LOST}: is missing (as it comes)"),
        (Fault(css=".questions { margin-left: -300vw }"), "text", f"{LOST}: is missing (as it comes)"),
        (
            Fault(css=f"@media (prefers-reduced-motion: reduce) {{ {LOSE} }}"),
            "text",
            f"{LOST}: is missing (reduced motion)",
        ),
        (
            Fault(css=f"@media (forced-colors: active) {{ {LOSE} }}"),
            "text",
            f"{LOST}: is missing (forced colours)",
        ),
        (Fault(OPEN, HIDDEN, ".questions { display: block }"), "text", f"{LOST}: is missing (no styles)"),
        (
            Fault(css=".page-address { display: block }"),
            "text",
            f"'https://guide.example/{PAGE}': does not belong here (as it comes)",
        ),
        (Fault(css=".text a { opacity: 0 }"), "link", "'/guide/watering/': is missing (as it comes)"),
        (
            Fault(css=".questions h2 { forced-color-adjust: none; color: #888; background: #999 }"),
            "contrast",
            "<h2#questions> 電話で聞けること: 1.2:1",
        ),
        (
            Fault(css=".save-contact svg { background: none }"),
            "qr-code",
            "<svg> : rgb(0,0,0) on rgb(0,0,0)",
        ),
        (
            Fault(css="a.phone:focus { outline: none }"),
            "focus",
            "<a.phone> 03-1234-0001: a ring of 0px",
        ),
        (Fault(css="h1 { transition: color 1s }"), "motion", "<h1> 水車小屋: itself moves"),
        (
            Fault(css="@keyframes x { to { opacity: 0.5 } } h1::after { animation: x 9s infinite }"),
            "motion",
            "<h1> 水車小屋: ::after moves",
        ),
        (
            Fault(css="@keyframes x { to { opacity: 0.5 } } h1 { animation: x 9s infinite }"),
            "motion",
            "<h1> 水車小屋: is moving",
        ),
        (Fault(css="html { scroll-behavior: smooth }"), "motion", "scrolls smoothly"),
        (Fault("</h1>", "<marquee></marquee></h1>"), "motion", "<marquee> : moves by itself"),
    ],
)
def test_what_gets_lost_or_moves_is_found(invented: Pages, fault: Fault, rule: str, message: str) -> None:
    found = invented.examine_faulty(PAGE, DARK, partial(check, invented), fault)
    assert [item for item in found if item.rule == rule and message in str(item)]


def test_a_reading_that_gets_lost_is_found(invented: Pages) -> None:
    fault = Fault(css="rt { display: none }")
    found = invented.examine_faulty("easy/", DARK, partial(check, invented), fault)
    assert {item.rule for item in found} == {"text"}
    assert all("is missing" in item.message for item in found)


def test_what_only_scripts_show_is_found(invented: Pages) -> None:
    whole = invented.site.files[f"{PAGE}index.html"].decode()
    show = "<script>document.querySelector('.questions').hidden = false</script></body>"
    broken = whole.replace(OPEN, HIDDEN).replace("http-equiv", "name").replace("</body>", show)
    fault, options = Fault(whole, broken, without=POLICY), {"java_script_enabled": False}
    with_scripts = invented.examine_faulty(PAGE, WIDE, partial(check, invented), fault)
    assert not [item for item in with_scripts if "(as it comes)" in item.message]
    found = invented.examine_faulty(PAGE, WIDE, partial(check_without_scripts, invented), fault, **options)
    assert any(f"{LOST}: is missing (no scripts)" in str(item) for item in found)
