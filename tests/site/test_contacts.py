"""How people reach the offices, on every page and in every file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site import sources
from tests.site.checks import contacts

if TYPE_CHECKING:
    from tests.site.built import Built

PHONES = [sources.international(office["phone"]) for office in sources.OFFICES]
NUMBERS = {*PHONES, *(sources.international(office["fax"]) for office in sources.OFFICES)}
PLACES = [*sources.OFFICES, *sources.ALSO_PRINTED]
CODES = {place["address"]["postal_code"] for place in PLACES}
FIRST = sources.OFFICES[0]
PAGE = "guide/steps/index.html"


def test_every_number_is_an_office_s(site: Built) -> None:
    assert list(contacts.wrong_numbers(site, NUMBERS)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "<p>0566-23-0199</p></main>", "0566-23-0199 is nobody's number"),
        ("</main>", "<p>０５６６（２３）０１９９</p></main>", "０５６６（２３）０１９９ is nobody's number"),
        (f"tel:{PHONES[0]}", "tel:+81566230199", "a link calls +81566230199"),
        (f"tel:{PHONES[0]}", f"tel:{PHONES[1]}", f"a link calls {PHONES[1]} and shows 電話 {FIRST['phone']}"),
    ],
)
def test_a_wrong_number_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault(PAGE, old, new)
    assert f"{PAGE}: {found}" in list(contacts.wrong_numbers(faulty, NUMBERS))


def test_from_every_page_one_tap_calls_either_office(site: Built) -> None:
    assert list(contacts.without_numbers(site, PHONES)) == []


def test_a_page_without_a_number_is_found(at_root: Built) -> None:
    page, call = "privacy/index.html", f"tel:{PHONES[1]}"
    faulty = at_root.with_fault(page, call, "#").with_fault(page, call, "#")
    assert list(contacts.without_numbers(faulty, PHONES)) == [f"{page}: nothing calls {PHONES[1]}"]


def test_every_postal_code_is_an_office_s(site: Built) -> None:
    assert list(contacts.wrong_postal_codes(site, CODES)) == []


def test_a_wrong_postal_code_is_found(at_root: Built) -> None:
    code = FIRST["address"]["postal_code"]
    faulty = at_root.with_fault("contact/index.html", f"{code}<", "999-9999<")
    found = list(contacts.wrong_postal_codes(faulty, CODES))
    assert found == ["contact/index.html: 999-9999 is nobody's postal code"]


@pytest.mark.parametrize("path", ["contact/index.html", "contact/sj-pandora/index.html"])
def test_the_address_also_printed_is_told_with_its_day_and_what_to_do(at_root: Built, path: str) -> None:
    for prefix, words in (
        ("", ("2024年11月7日", "〒448-0011 愛知県刈谷市築地町1丁目5番地4", "電話でお確かめください")),
        (
            "en/",
            ("7 November 2024", "1-5-4 Tsuiji-cho, Kariya, Aichi 448-0011", "Please telephone"),
        ),
    ):
        [note] = at_root.page(prefix + path).select(".also-printed")
        assert [word for word in words if word not in note.get_text()] == []


def test_no_other_page_tells_of_the_address_also_printed(at_root: Built) -> None:
    telling = [path for path, page in at_root.pages() if "448-0011" in page.get_text()]
    assert telling == [
        "contact/index.html",
        "contact/sj-pandora/index.html",
        "en/contact/index.html",
        "en/contact/sj-pandora/index.html",
    ]


def test_cards_are_well_made(site: Built) -> None:
    assert list(contacts.ill_made_cards(site)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("\r\n", "\n", "a line does not end with CRLF"),
        ("VERSION:4.0", "VERSION:3.0", "VERSION:3.0 in the second line"),
        ("KIND:org", f"NOTE:{'x' * 80}", "a line of 85 octets"),
        ("END:VCARD", "", "At line"),
    ],
)
def test_an_ill_made_card_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    path = "contact/sj-pandora/contact.vcf"
    lines = list(contacts.ill_made_cards(at_root.with_fault(path, old, new)))
    assert any(line.startswith(f"{path}: {found}") for line in lines)


@pytest.mark.parametrize("office", sources.OFFICES, ids=lambda office: str(office["id"]))
@pytest.mark.parametrize(("language", "country"), [("ja", "日本"), ("en", "Japan")])
def test_a_card_says_what_the_office_is(
    below_path: Built, office: dict[str, Any], language: str, country: str
) -> None:
    path, place = f"{sources.LANGUAGES[language]}contact/{office['id']}/", office["address"]
    assert contacts.card(below_path.files[f"{path}contact.vcf"]) == {
        "name": office["name"][language],
        "voice": sources.international(office["phone"]),
        "fax": sources.international(office["fax"]),
        "address": (
            place["street"][language],
            place["locality"][language],
            place["region"][language],
            place["postal_code"],
            country,
        ),
        "url": f"https://example.org/guide-site/{path}",
    }


@pytest.mark.parametrize("office", [office["id"] for office in sources.OFFICES])
def test_a_contact_page_has_all_that_helps_to_call(site: Built, office: str) -> None:
    for prefix in ("", "en/"):
        page = site.page(f"{prefix}contact/{office}/index.html")
        assert len(page.select(".save-contact svg path")) == 1
        assert len(page.select("#first-call")) == len(page.select("#questions")) == 1
        assert len(page.select(".first-call dt")) == sources.SENTENCES
        assert len(page.select(".questions li")) == sources.QUESTIONS
        [place] = page.select('a[rel~="external"]')
        assert str(place["href"]).startswith("https://www.google.com/maps/search/?api=1&query=")
