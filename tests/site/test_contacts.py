"""How people reach the offices, on every page and in every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import sources
from tests.site.checks import contacts

if TYPE_CHECKING:
    from tests.site.built import Built

PHONES = ["+81312345678", "+81312340001"]
NUMBERS = {*PHONES, "+81312340002"}
CODES = {"100-0001", "100-0003", "100-0011"}
PAGE, MILL = "guide/sowing/index.html", "en/contact/mill/index.html"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "<p>03-1234-0099</p></main>", "03-1234-0099 is nobody's number"),
        ("</main>", "<p>０３（１２３４）００９９</p></main>", "０３（１２３４）００９９ is nobody's number"),
        (f"tel:{PHONES[0]}", "tel:+81312340099", "a link calls +81312340099"),
        (f"tel:{PHONES[0]}", f"tel:{PHONES[1]}", f"a link calls {PHONES[1]} and shows 03-1234-5678"),
    ],
)
def test_a_wrong_number_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    faulty = at_root.with_fault(PAGE, old, new)
    assert f"{PAGE}: {found}" in list(contacts.wrong_numbers(faulty, NUMBERS))


@pytest.mark.parametrize(
    ("known", "words", "found"),
    [
        ({"hall@office.example"}, "hall@office.example", []),
        (set(), "hall@office.example", [f"{PAGE}: a link writes to hall@office.example"]),
        ({"hall@office.example"}, "手紙", [f"{PAGE}: a link writes to hall@office.example"]),
    ],
)
def test_a_link_to_somebody_else_s_mail_is_found(
    at_root: Built, known: set[str], words: str, found: list[str]
) -> None:
    link = f'<a href="mailto:hall@office.example">{words}</a></main>'
    assert list(contacts.wrong_mail(at_root.with_fault(PAGE, "</main>", link), known)) == found


def test_a_page_without_a_number_is_found(at_root: Built) -> None:
    page, call = "privacy/index.html", f"tel:{PHONES[1]}"
    faulty = at_root.with_fault(page, call, "#").with_fault(page, call, "#")
    assert list(contacts.without_numbers(faulty, PHONES)) == [f"{page}: nothing calls {PHONES[1]}"]


def test_a_number_that_is_shown_for_abroad_alone_is_found(at_root: Built) -> None:
    at_home = '<small class="at-home">in Japan: 03-1234-0001</small>'
    assert list(contacts.only_from_abroad(at_root)) == []
    found = list(contacts.only_from_abroad(at_root.with_fault(MILL, at_home, "")))
    assert found == [f"{MILL}: +81 3-1234-0001"]


def test_the_overview_begins_with_the_way_to_its_texts(at_root: Built) -> None:
    links = at_root.page("en/contact/index.html").select("main > nav:not(.breadcrumbs) a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("#hard-to-call", "If telephoning is hard")
    ]


def test_a_wrong_postal_code_is_found(at_root: Built) -> None:
    faulty = at_root.with_fault("contact/index.html", "100-0001<", "999-9999<")
    found = list(contacts.wrong_postal_codes(faulty, CODES))
    assert found == ["contact/index.html: 999-9999 is nobody's postal code"]


@pytest.mark.parametrize("path", ["contact/index.html", "contact/mill/index.html"])
def test_the_address_also_printed_is_told_with_its_day_and_what_to_do(at_root: Built, path: str) -> None:
    for prefix, words in (
        ("", ("2024年2月29日", "〒100-0011 東京都千代田区築山町1丁目5番地4", "電話でお確かめください")),
        (
            "en/",
            ("29 February 2024", "1-5-4 Tsukiyama-cho, Chiyoda, Tokyo 100-0011", "Please call to check"),
        ),
    ):
        [note] = at_root.page(prefix + path).select(".also-printed")
        assert [word for word in words if word not in note.get_text()] == []


def test_no_other_page_tells_of_the_address_also_printed(at_root: Built) -> None:
    telling = [path for path, page in at_root.pages() if "100-0011" in page.get_text()]
    assert telling == [
        "contact/index.html",
        "contact/mill/index.html",
        "easy/contact/index.html",
        "en/contact/index.html",
        "en/contact/mill/index.html",
    ]


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
    path = "contact/mill/contact.vcf"
    lines = list(contacts.ill_made_cards(at_root.with_fault(path, old, new)))
    assert any(line.startswith(f"{path}: {found}") for line in lines)


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("index.html", "<dt>To begin</dt>", "", "2 sentences"),
        ("index.html", "<li>Whether there is a cost</li>", "", "2 questions"),
        ("index.html", 'class="save-contact"', "", "0 codes"),
        ("index.html", 'rel="external', 'rel="', "0 links"),
        ("contact.vcf", "+81312340002", "+81312340001", "the card's fax is +81312340001"),
        ("contact.vcf", ";100-0003;", ";100-0004;", "the card's address is"),
        ("contact.vcf", "The Old Mill (tools", "The Mill (tools", "the card's name is The Mill"),
        ("contact.vcf", "/contact/mill/", "/contact/", "the card's url is"),
    ],
)
def test_an_office_s_page_or_card_that_says_something_else_is_found(
    at_root: Built, file: str, old: str, new: str, found: str
) -> None:
    faulty = at_root.with_fault(MILL.replace("index.html", file), old, new)
    [line] = contacts.wrong_office_pages(faulty, sources.INVENTED, "en")
    assert line.startswith(f"{MILL}: {found}")
