"""Every page on A4 paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import codes, paper
from tests.browser.visits import Fault, View

if TYPE_CHECKING:
    from tests.browser.conftest import Pages
    from tests.browser.visits import Finding, Visit

VIEW = View(1280, "dark")  # paper is white whatever the screen is
ONE = "sheets: main: 2 sheets, not one"
OFFICE, OVERVIEW, ARTICLE = "contact/mill/", "en/contact/", "guide/watering/"
SHEET = "paper/leaflet/"
PUBLISHED = "https://guide.example/guide/watering/"
UNREAD = "code: .page-address svg: is read as"


async def check(pages: Pages, visit: Visit) -> list[Finding]:
    page, address = pages.html(visit.path), pages.site.address(visit.path)
    sheets = await paper.printed(visit)
    found = [visit.found(*problem) for problem in codes.problems(page, address, sheets)]
    return found + await paper.check(page, address, visit, pages.of, sheets)


def test_an_invented_page_of_each_template_prints_well(invented: Pages) -> None:
    assert invented.examine([VIEW], {"paper": partial(check, invented)}, invented.samples) == {"paper": []}


@pytest.mark.parametrize(
    ("path", "css", "found"),
    [
        (ARTICLE, "@page { size: A3 }", "size: sheet 1: 842×1191pt, not A4"),
        (OFFICE, ".questions { margin-top: 20cm !important }", ONE),
        (SHEET, ".sheet { margin-top: 20cm }", ONE),
        (OVERVIEW, ".questions { break-before: page }", ONE),
        (OFFICE, "main, main * { font-size: 16pt !important }", ONE),
        (
            ARTICLE,
            ".page-address { display: none }",
            f"address: .page-address: {PUBLISHED} is missing",
        ),
        (ARTICLE, ".page-address svg { display: none }", f"{UNREAD} [], not as {PUBLISHED}"),
        (ARTICLE, ".page-address { right: -3cm }", f"{UNREAD} [], not as {PUBLISHED}"),
        (ARTICLE, ".page-address svg { clip-path: inset(0 40% 0 0) }", f"{UNREAD} [], not as {PUBLISHED}"),
        (ARTICLE, ".outcomes h2 { display: none }", "text: 'この記事でわかること': is missing"),
        (ARTICLE, ".header > .header-name { display: none }", "text: 'ひだまり案内': is missing"),
        (ARTICLE, ".header > .versions { display: block }", "too-much: '検索ふりがなをつけるEnglish"),
        (ARTICLE, ".page-article > .beside { display: block }", "too-much: '"),
        (ARTICLE, ".breadcrumbs { display: block }", "too-much: 'ひだまり案内/育て方のガイド/"),
        (ARTICLE, ".neighbours { display: block }", "too-much: '前の記事"),
        (OFFICE, ".skip-link { display: block; position: static }", "too-much: '本文へ進む': has no use"),
        (OFFICE, ".footer nav { display: block }", "too-much: 'お知らせ教える方へアクセシビリティ方針"),
        (ARTICLE, ".contact-box li { display: none }", "phone: mill: 03-1234-0001 is missing"),
        (OFFICE, ".footer { display: none }", "phone: hall: 03-1234-5678 is missing"),
        (OFFICE, ".office-card dd { display: none }", "fax: mill: 03-1234-0002 is missing"),
        (OVERVIEW, ".office-card dd { display: none }", "place: hall: 2-3-9 Sakura-cho is missing"),
    ],
)
def test_a_page_that_prints_badly_is_found(invented: Pages, path: str, css: str, found: str) -> None:
    fault = Fault(css=f"@media print {{ {css} }}")
    findings = invented.examine_faulty(path, VIEW, partial(check, invented), fault)
    assert [item for item in findings if str(item).startswith(f"{path} {VIEW}: {found}")], list(
        map(str, findings)
    )


@pytest.mark.parametrize("path", [OFFICE, OVERVIEW])
def test_who_tells_more_than_a_sheet_holds_needs_another(invented: Pages, path: str) -> None:
    more = Fault(old="</main>", new=f"<p>{'More to tell. ' * 300}</p></main>")
    findings = invented.examine_faulty(path, VIEW, partial(check, invented), more)
    assert [found for found in findings if found.rule == "sheets"] == []


ROWS = "".join(f"<div><dt>Name {n}</dt> <dd>{'<p>10:00 to 12:00</p>' * 4}</dd></div>" for n in range(8))
GRID = """
.office-card { columns: auto !important }
.office-card > div:not(.screen-only) { display: grid !important }
"""


@pytest.mark.parametrize(("css", "expected"), [("", []), (GRID, [ONE])])
@pytest.mark.parametrize("path", [OFFICE, f"en/{OFFICE}", f"furigana/{OFFICE}"])
def test_an_office_that_tells_everything_fits_on_one_sheet_in_two_columns(
    invented: Pages, path: str, css: str, expected: list[str]
) -> None:
    fault = Fault(old="</dl>", new=f"{ROWS}</dl>", css=f"@media print {{ {css} }}")
    findings = invented.examine_faulty(path, VIEW, partial(check, invented), fault)
    assert [str(f).removeprefix(f"{path} {VIEW}: ") for f in findings if f.rule == "sheets"] == expected
