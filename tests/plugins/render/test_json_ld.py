"""What the pages say to search engines."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.cache.dependencies import RecordedQueries, SiteQueries
from plugins.model.site import Site
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
