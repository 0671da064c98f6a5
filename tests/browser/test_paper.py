"""Every page on A4 paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import paper
from tests.browser.visits import Fault, View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Finding, Visit

VIEW = View(1280, "dark")  # paper is white whatever the screen is
OFFICE, OVERVIEW, ARTICLE = "contact/sj-pandora/", "en/contact/", "guide/cautions/"


async def check(pages: Pages, visit: Visit) -> list[Finding]:
    return await paper.check(pages.html(visit.path), pages.site.address(visit.path), visit)


def test_every_page_prints_well(pages: Pages) -> None:
    assert pages.examine([VIEW], {"paper": partial(check, pages)}) == {"paper": []}


@pytest.mark.parametrize(
    ("path", "css", "found"),
    [
        (ARTICLE, "@page { size: A3 }", "size: sheet 1: 842×1191pt, not A4"),
        (OFFICE, ".questions { margin-top: 20cm !important }", "sheets: main: 2 sheets, not one"),
        (OVERVIEW, ".questions { break-before: page }", "sheets: main: 2 sheets, not one"),
        (
            ARTICLE,
            ".page-address { display: none }",
            "address: .page-address: https://guide.example/guide/cautions/ is missing",
        ),
        (ARTICLE, ".outcomes h2 { display: none }", "text: 'この記事でわかること': is missing"),
        (ARTICLE, ".header { display: block }", "too-much: '第一歩ガイドEnglish"),
        (ARTICLE, ".breadcrumbs { display: block }", "too-much: '第一歩ガイド/支援のガイド/"),
        (ARTICLE, ".neighbours { display: block }", "too-much: '前の記事"),
        (OFFICE, ".skip-link { display: block; position: static }", "too-much: '本文へ進む': has no use"),
        (OFFICE, ".footer nav { display: block }", "too-much: 'アクセシビリティ方針プライバシーについて"),
        (ARTICLE, ".contact-box li { display: none }", "phone: sj-pandora: 0566-91-5416 is missing"),
        (OFFICE, ".footer { display: none }", "phone: pandora-no-kai: 0566-23-0177 is missing"),
        (OFFICE, ".office-card dd { display: none }", "fax: sj-pandora: 0566-91-5418 is missing"),
        (OVERVIEW, ".office-card dd { display: none }", "place: pandora-no-kai: 2-3-9 Kumano-cho is missing"),
    ],
)
def test_a_page_that_prints_badly_is_found(pages: Pages, path: str, css: str, found: str) -> None:
    fault = Fault(css=f"@media print {{ {css} }}")
    findings = pages.examine_faulty(path, VIEW, partial(check, pages), fault)
    assert [item for item in findings if str(item).startswith(f"{path} {VIEW}: {found}")], list(
        map(str, findings)
    )
