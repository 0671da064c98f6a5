"""JSON-LD of the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.checks import structured_data

if TYPE_CHECKING:
    from tests.site.built import Built


def test_all_that_is_told_is_also_shown(site: Built) -> None:
    assert list(structured_data.unseen(site)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"telephone": "0566-23-0177"', '"telephone": "0566-23-0178"', "telephone '0566-23-0178' is not on"),
        ('"url": "https://guide.example/', '"url": "https://guide.example/x', "url https://guide.example/x"),
    ],
)
def test_what_is_told_and_not_shown_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    lines = list(structured_data.unseen(at_root.with_fault("contact/index.html", old, new)))
    assert any(line.startswith(f"contact/index.html: {found}") for line in lines)


def test_the_breadcrumbs_told_are_those_shown(site: Built) -> None:
    assert list(structured_data.wrong_breadcrumbs(site)) == []


def test_other_breadcrumbs_are_found(at_root: Built) -> None:
    faulty = at_root.with_fault("about/index.html", '"name": "第一歩ガイド"', '"name": "ホーム"')
    assert [line.split(":")[0] for line in structured_data.wrong_breadcrumbs(faulty)] == ["about/index.html"]


def test_the_contact_page_tells_the_whole_organisation(below_path: Built) -> None:
    [_, organisation] = structured_data.graphs(below_path.page("en/contact/index.html"))
    assert organisation == {
        "@type": "NGO",
        "name": "Pandora no Kai, a non-profit organisation",
        "department": [
            {
                "@type": "Organization",
                "@id": "https://example.org/guide-site/en/contact/pandora-no-kai/#office",
                "name": "Pandora no Kai (certified non-profit organisation)",
                "url": "https://example.org/guide-site/en/contact/pandora-no-kai/",
                "telephone": "+81 566-23-0177",
                "faxNumber": "+81 566-23-0177",
                "address": {
                    "@type": "PostalAddress",
                    "postalCode": "448-0831",
                    "addressRegion": "Aichi",
                    "addressLocality": "Kariya",
                    "streetAddress": "2-3-9 Kumano-cho",
                    "addressCountry": "JP",
                },
            },
            {
                "@type": "Organization",
                "@id": "https://example.org/guide-site/en/contact/sj-pandora/#office",
                "name": "S&J Pandora (employment transition support)",
                "url": "https://example.org/guide-site/en/contact/sj-pandora/",
                "telephone": "+81 566-91-5416",
                "faxNumber": "+81 566-91-5418",
                "address": {
                    "@type": "PostalAddress",
                    "postalCode": "448-0003",
                    "addressRegion": "Aichi",
                    "addressLocality": "Kariya",
                    "streetAddress": "1-1-13 Hitotsugi-cho",
                    "addressCountry": "JP",
                },
            },
        ],
    }


def test_an_office_s_page_tells_whose_department_it_is(at_root: Built) -> None:
    [_, office] = structured_data.graphs(at_root.page("contact/sj-pandora/index.html"))
    del office["address"]
    assert office == {
        "@type": "Organization",
        "@id": "https://guide.example/contact/sj-pandora/#office",
        "name": "就労移行支援 S&Jパンドラ",
        "url": "https://guide.example/contact/sj-pandora/",
        "telephone": "0566-91-5416",
        "faxNumber": "0566-91-5418",
        "parentOrganization": {"@type": "NGO", "name": "特定非営利活動法人パンドラの会"},
    }
