"""What the pages say to search engines."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from plugins.cache.dependencies import RecordedQueries, SiteQueries
from plugins.model.office_details import OfficeDetails
from plugins.model.opening_hours import OpeningHours, Span
from plugins.model.site import Site
from plugins.model.types import MailAddress, WebPage
from plugins.render import json_ld
from tests.plugins.samples import DATA, EN, JA, MILL, page

HALL_PAGE = page("en", "pages", "contact/hall", "en/contact/hall/", office="hall")
SITE: Any = RecordedQueries(SiteQueries(Site((HALL_PAGE,), ("ja", "en"), ("pages",), "pages")))
HALL_DATA = {
    "@type": "Organization",
    "@id": "https://guide.example/en/contact/hall/#office",
    "name": "Sunny Hall",
    "url": "https://guide.example/en/contact/hall/",
    "telephone": "+81312345678",
    "faxNumber": "+81312345678",
    "address": {
        "@type": "PostalAddress",
        "postalCode": "100-0001",
        "addressRegion": "Tokyo",
        "addressLocality": "Chiyoda",
        "streetAddress": "1-2-3 Ichibancho",
        "addressCountry": "JP",
    },
}


def absolute(url: str) -> str:
    return f"https://guide.example/{url}"


def test_breadcrumbs_lead_from_the_home_page_to_the_page_itself() -> None:
    pages = [page("ja", "pages", "index", ""), page("ja", "pages", "guide", "guide/", title="案内")]
    assert json_ld.breadcrumbs(pages, "ひだまり", absolute) == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "ひだまり", "item": "https://guide.example/"},
            {"@type": "ListItem", "position": 2, "name": "案内", "item": "https://guide.example/guide/"},
        ],
    }


def test_an_office_is_a_department_with_numbers_in_e164() -> None:
    found = json_ld.office(JA, MILL, "https://guide.example/contact/mill/")
    assert found == {
        "@type": "Organization",
        "@id": "https://guide.example/contact/mill/#office",
        "name": "水車小屋",
        "url": "https://guide.example/contact/mill/",
        "telephone": "+81312340001",
        "faxNumber": "+81312340002",
        "address": {
            "@type": "PostalAddress",
            "postalCode": "100-0001",
            "addressRegion": "東京都",
            "addressLocality": "千代田区",
            "streetAddress": "二番町4",
            "addressCountry": "JP",
        },
    }


def test_opening_hours_make_an_office_a_place() -> None:
    span = Span(datetime.time(9, 5), datetime.time(12))
    hours = OpeningHours(monday=(span,), sunday=(span,))
    details = OfficeDetails(hours=hours, closed_on_public_holidays=True)
    found = json_ld.office(EN, dataclasses.replace(MILL, details=details), "https://guide.example/m/")
    assert found["@type"] == ["Organization", "Place"]
    assert found["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Sunday"],
            "opens": "09:05",
            "closes": "12:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/PublicHolidays"]},
    ]


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        (OfficeDetails(email=MailAddress("m@office.example")), {"email": "m@office.example"}),
        (OfficeDetails(line=WebPage("https://line.example/")), {"sameAs": "https://line.example/"}),
        (
            OfficeDetails(form=WebPage("https://form.example/")),
            {"contactPoint": {"@type": "ContactPoint", "url": "https://form.example/"}},
        ),
        (OfficeDetails(closed_on_public_holidays=True), {}),
    ],
)
def test_each_further_way_to_an_office_is_told(details: OfficeDetails, expected: dict[str, Any]) -> None:
    url = "https://guide.example/m/"
    found = json_ld.office(EN, dataclasses.replace(MILL, details=details), url)
    assert found == {**json_ld.office(EN, MILL, url), **expected}


def test_the_organisation_has_a_department_for_each_office_with_a_page() -> None:
    assert json_ld.organisation(EN, DATA, SITE, absolute) == {
        "@type": "NGO",
        "name": "Sunny Side & Friends",
        "alternateName": "NPO Sunny",
        "department": [HALL_DATA],
    }


def test_the_page_of_an_office_tells_whose_department_it_is() -> None:
    assert json_ld.office_page(EN, DATA, HALL_PAGE, absolute) == {
        **HALL_DATA,
        "parentOrganization": {"@type": "NGO", "name": "Sunny Side & Friends"},
    }


@pytest.mark.parametrize("things", [[], [{"a": 1}], [{"a": 1}, {"b": 2}]])
def test_a_document_holds_several_things(things: list[dict[str, Any]]) -> None:
    assert json_ld.document(*things) == {"@context": "https://schema.org", "@graph": things}
