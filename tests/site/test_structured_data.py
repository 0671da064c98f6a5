"""JSON-LD of the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site import sources
from tests.site.checks import structured_data

if TYPE_CHECKING:
    from tests.site.built import Built

PHONE = "+81312345678"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f'"telephone": "{PHONE}"', '"telephone": "+81312340099"', "telephone '+81312340099' is not on"),
        (f'"telephone": "{PHONE}"', '"telephone": "03-1234-5678"', "telephone '03-1234-5678' is not on"),
        ('"url": "https://guide.example/', '"url": "https://guide.example/x', "url https://guide.example/x"),
    ],
)
def test_what_is_told_and_not_shown_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    lines = list(structured_data.unseen(at_root.with_fault("contact/index.html", old, new)))
    assert any(line.startswith(f"contact/index.html: {found}") for line in lines)


def test_other_breadcrumbs_are_found(at_root: Built) -> None:
    faulty = at_root.with_fault("about/index.html", '"name": "ひだまり案内"', '"name": "ホーム"')
    assert [line.split(":")[0] for line in structured_data.wrong_breadcrumbs(faulty)] == ["about/index.html"]


def _department(office: dict[str, Any], language: str) -> dict[str, Any]:
    url = f"https://example.org/guide-site/{sources.LANGUAGES[language]}contact/{office['id']}/"
    place = office["address"]
    return {
        "@type": "Organization",
        "@id": f"{url}#office",
        "name": office["name"][language],
        "url": url,
        "telephone": sources.international(office["phone"]),
        "faxNumber": sources.international(office["fax"]),
        "address": {
            "@type": "PostalAddress",
            "postalCode": place["postal_code"],
            "addressRegion": place["region"][language],
            "addressLocality": place["locality"][language],
            "streetAddress": place["street"][language],
            "addressCountry": "JP",
        },
    }


def _departments(language: str) -> list[dict[str, Any]]:
    return [_department(office, language) for office in sources.INVENTED.offices]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_contact_page_tells_the_whole_organisation(below_path: Built, language: str) -> None:
    page = below_path.page(f"{sources.LANGUAGES[language]}contact/index.html")
    [_, organisation] = structured_data.graphs(page)
    told = sources.INVENTED.data["organisation"]
    assert organisation == {
        "@type": "NGO",
        "name": told["name"][language],
        "alternateName": told["also_known_as"][language],
        "department": _departments(language),
    }


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_office_s_page_tells_whose_department_it_is(below_path: Built, language: str) -> None:
    parent = {"@type": "NGO", "name": sources.INVENTED.data["organisation"]["name"][language]}
    for office, department in zip(sources.INVENTED.offices, _departments(language), strict=True):
        page = below_path.page(f"{sources.LANGUAGES[language]}contact/{office['id']}/index.html")
        assert structured_data.graphs(page)[1] == {**department, "parentOrganization": parent}
