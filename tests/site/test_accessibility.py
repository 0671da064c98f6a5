"""The accessibility page says what the record of tests says, in every language, and no more."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from tests.site import sources
from tests.site.checks import accessibility

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.built import Built

RUN, WORDS = (sources.INVENTED.data[name] for name in ("test_run", "accessibility"))
PAGE = "en/accessibility/index.html"


def beyond(site: Built, run: Any = RUN, words: Any = WORDS) -> list[str]:
    return list(accessibility.beyond(site, run, words, sources.LANGUAGES))


def test_pages_that_are_gone_are_told_without_a_link(at_root: Built) -> None:
    items = at_root.page(PAGE).select("#test-pages li")
    assert [(item.get_text(), item.a is None) for item in items][1:] == [
        ("/en/gone/", True),
        ("/en/news/2/", True),
    ]


def test_a_criterion_is_shown_only_when_all_its_checks_have_passed(at_root: Built) -> None:
    shown = {str(tag["id"]) for tag in at_root.page(PAGE).select("[id^=criterion-]")}
    assert shown == {"criterion-2-4-13", "criterion-2-5-5"}  # 2.1.3 needs the check `without` too


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('<div id="check-keyboard">', '<div id="check-more">', "checks: missing: check-keyboard"),
        ('<div id="check-keyboard">', '<div id="check-more">', "checks: too much: check-more"),
        ("</section>", '<div id="check-more"><dt>a</dt><dd>b</dd></div></section>', "checks: too much"),
        ("</section>", '<div id="criterion-9"><dt>a</dt><dd>b</dd></div></section>', "criteria: too much"),
        ("</time>", "</time>, 7", "counts: too much: 7"),
        ('datetime="2026-01-02"', 'datetime="2026-01-03"', "days: too much: 2026-01-03"),
        ("141.0.7390.37", "142", "tools: too much: Chromium 142"),
        ("4.11.0", "4.12.0", "tools: too much: axe-core 4.12.0"),
        ("all 5 pages", "all 6 pages", "counts: too much: 6"),
        ("<li>/en/gone/</li>", "<li>/en/gone/</li><li>/en/more/</li>", "pages: too much: /en/more/"),
        ("<li>/en/gone/</li>", "", "pages: missing: /en/gone/"),
        ("windows 320 and", "windows 320, 768 and", "looks: too much: [320, 768, 1280]"),
        ("in dark colours", "in light colours and dark colours", "looks: too much: [320] ["),
        (
            "The code of every page was checked as it is written, without showing it on a screen.",
            "In windows 9 pixels wide.",
            "looks: too much: [9]",
        ),
        ("The line round the current place", "A line", "checks: too much: check-keyboard"),
        ('<ul id="known-limits">', '<ul id="known-limits"><li>x</li>', "limits: too much: x"),
        ('<ul id="untested">', '<ul id="untested"><li>x</li>', "untested: too much: x"),
        ("</section>", "<p>Everyone can use it.</p></section>", "else: too much: p"),
        ("</section>", "<ul><li>Screen readers</li></ul></section>", "else: too much: li"),
        ("</section>", "<p>The site is compliant with WCAG.</p></section>", "claims: compliant with"),
        ("</section>", "<p>WCAG 2.2に適合しています。</p></section>", "claims: 適合しています"),
    ],
)
def test_a_page_that_tells_anything_else_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    lines = beyond(at_root.with_fault(PAGE, old, new))
    assert any(line.startswith(f"{PAGE}: {found}") for line in lines), lines


def passes_more(run: Any, _words: Any) -> None:
    run["checks"].append({"id": "without", "looks": [{"widths": [1], "schemes": ["light"]}]})


def asks_less(_run: Any, words: Any) -> None:
    words["criteria"].append({**words["criteria"][0], "number": "9.9.9", "checks": []})


def knows_less(_run: Any, words: Any) -> None:
    words["limits"].append({"name": dict.fromkeys(sources.LANGUAGES, "Nothing")})


@pytest.mark.parametrize("change", [passes_more, asks_less, knows_less])
def test_a_record_that_the_page_does_not_tell_is_found_in_every_language(
    at_root: Built, change: Callable[[Any, Any], None]
) -> None:
    run, words = copy.deepcopy(RUN), copy.deepcopy(WORDS)
    change(run, words)
    lines = beyond(at_root, run, words)
    assert {line.partition(":")[0] for line in lines} == {"accessibility/index.html", PAGE}
