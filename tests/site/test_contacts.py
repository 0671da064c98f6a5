"""How people reach the offices, on every page and in every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.checks import contacts

if TYPE_CHECKING:
    from tests.site.built import Built

PANDORA, SJ, SJ_FAX = "+81566230177", "+81566915416", "+81566915418"
CODES = {"448-0831", "448-0003", "448-0011"}
PAGE = "guide/steps/index.html"


def test_every_number_is_an_office_s(site: Built) -> None:
    assert list(contacts.wrong_numbers(site, {PANDORA, SJ, SJ_FAX})) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "<p>0566-23-0178</p></main>", "0566-23-0178 is nobody's number"),
        ("</main>", "<p>０５６６（２３）０１７８</p></main>", "０５６６（２３）０１７８ is nobody's number"),
        ('href="tel:+81566230177"', 'href="tel:+81566230178"', "a link calls +81566230178"),
        (
            'href="tel:+81566230177"',
            'href="tel:+81566915416"',
            "a link calls +81566915416 and shows 電話 0566-23-0177",
        ),
    ],
)
def test_a_wrong_number_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault(PAGE, old, new)
    assert f"{PAGE}: {found}" in list(contacts.wrong_numbers(faulty, {PANDORA, SJ, SJ_FAX}))


def test_from_every_page_one_tap_calls_either_office(site: Built) -> None:
    assert list(contacts.without_numbers(site, [PANDORA, SJ])) == []


def test_a_page_without_a_number_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault("privacy/index.html", f"tel:{SJ}", "#").with_fault(
        "privacy/index.html", f"tel:{SJ}", "#"
    )
    found = list(contacts.without_numbers(faulty, [PANDORA, SJ]))
    assert found == [f"privacy/index.html: nothing calls {SJ}"]


def test_every_postal_code_is_an_office_s(site: Built) -> None:
    assert list(contacts.wrong_postal_codes(site, CODES)) == []


def test_a_wrong_postal_code_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault("contact/index.html", "448-0831<", "448-0830<")
    found = list(contacts.wrong_postal_codes(faulty, CODES))
    assert found == ["contact/index.html: 448-0830 is nobody's postal code"]


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


def test_the_cards_say_what_the_offices_are(below_path: Built) -> None:
    base = "https://example.org/guide-site"
    assert contacts.card(below_path.files["contact/pandora-no-kai/contact.vcf"]) == {
        "name": "認定NPO法人パンドラの会",
        "voice": PANDORA,
        "fax": PANDORA,
        "address": ("熊野町2-3-9", "刈谷市", "愛知県", "448-0831", "日本"),
        "url": f"{base}/contact/pandora-no-kai/",
    }
    assert contacts.card(below_path.files["en/contact/sj-pandora/contact.vcf"]) == {
        "name": "S&J Pandora (employment transition support)",
        "voice": SJ,
        "fax": SJ_FAX,
        "address": ("1-1-13 Hitotsugi-cho", "Kariya", "Aichi", "448-0003", "Japan"),
        "url": f"{base}/en/contact/sj-pandora/",
    }


@pytest.mark.parametrize("office", ["pandora-no-kai", "sj-pandora"])
def test_a_contact_page_has_all_that_helps_to_call(site: Built, office: str) -> None:
    for prefix in ("", "en/"):
        page = site.page(f"{prefix}contact/{office}/index.html")
        assert len(page.select(".save-contact svg path")) == 1
        assert len(page.select("#first-call")) == len(page.select("#questions")) == 1
        assert len(page.select(".first-call dt")) == len(page.select(".questions li")) == 8
        [place] = page.select('a[rel~="external"]')
        assert str(place["href"]).startswith("https://www.google.com/maps/search/?api=1&query=")
