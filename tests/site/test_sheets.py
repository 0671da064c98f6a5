"""Sheets to print: what they say, and the ways to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import sources
from tests.site.checks import sheets

if TYPE_CHECKING:
    from tests.site.built import Built

FAX, OFFICE, LAST = "en/paper/fax/mill/index.html", "contact/mill/index.html", "guide/harvest/index.html"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("+81 3-1234-0002</strong>", "+81 3-1234-0001</strong>", "sent to +81 3-1234-0001"),
        ('<strong class="fax-number whole">', "<strong>", "sent to nobody"),
        ("<li><span>Whether there is a cost</span>", "<div><span>Cost</span>", "4 of 5 .check-list li"),
        ('<span class="blank"><span>Fax number', "<span><span>Fax number", "1 of 2 .blank"),
    ],
)
def test_a_sheet_for_a_fax_that_says_something_else_is_found(
    at_root: Built, old: str, new: str, found: str
) -> None:
    assert [*sheets.wrong_fax_sheets(at_root, sources.INVENTED, "en")] == []
    faulty = at_root.with_fault(FAX, old, new)
    assert [*sheets.wrong_fax_sheets(faulty, sources.INVENTED, "en")] == [f"{FAX}: {found}"]


def test_a_sheet_that_is_not_listed_is_found(at_root: Built) -> None:
    assert [*sheets.unlisted(at_root, sources.INVENTED, "ja")] == []
    faulty = at_root.with_fault("contact/index.html", 'href="/paper/list/"', 'href="/paper/leaflet/"')
    (line,) = sheets.unlisted(faulty, sources.INVENTED, "ja")
    assert line.startswith("contact/index.html: ")
    assert line.endswith("/paper/list/ is missing")


def test_sheets_are_listed_where_they_help(at_root: Built) -> None:
    listing = {path for path, page in at_root.pages() if page.select(sheets.SHEETS)}
    names = ("contact/", "families/", "supporters/", "guide/harvest/")
    assert listing == {f"{prefix}{name}index.html" for prefix in ("", "en/") for name in names}


def test_an_office_s_page_leads_to_its_own_sheet(at_root: Built) -> None:
    links = [str(link["href"]) for link in at_root.page(OFFICE).select("main a[href*='/paper/']")]
    assert links == ["/paper/fax/mill/"]


def test_a_number_for_both_is_said_to_be_one(at_root: Built) -> None:
    said = "電話もFAXも、この番号です。"
    assert said in at_root.page("paper/fax/hall/index.html").get_text()
    assert said not in at_root.page("paper/fax/mill/index.html").get_text()


def test_search_engines_are_told_of_sheets_and_not_of_offices_there(at_root: Built) -> None:
    assert f"{at_root.address(FAX)}</loc>" in at_root.files["sitemap.xml"].decode()
    assert "faxNumber" not in at_root.files[FAX].decode()
