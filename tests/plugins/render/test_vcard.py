"""An office as a vCard and as a MECARD."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
import vobject

from plugins.model.office_details import OfficeDetails
from plugins.model.types import MailAddress, WebPage
from plugins.render import vcard
from tests.plugins.samples import EN, HALL, JA, MILL, ORGANISATION, address, both

if TYPE_CHECKING:
    from plugins.model.data import Office
    from plugins.model.languages import Language

URL = "https://guide.example/en/contact/mill/"
LONG = dataclasses.replace(
    HALL, name=both("とても長い名前の、ひだまりのような会館。" * 9, "Very long! " * 30)
)
ODD = dataclasses.replace(
    MILL,
    name=both("水車", "Mill, Pond; Wheel\\Race\nand more"),
    address=address(both("二", 'No. 4 "The Mill"^; C\\D, E')),
)
ADDRESS_LINE = (
    'ADR;LANGUAGE=en;LABEL="4 Nibancho, Chiyoda, Tokyo 100-0001, Japan"'
    ":;;4 Nibancho;Chiyoda;Tokyo;100-0001;Japan"
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_card_holds_all_that_the_page_tells() -> None:
    assert unfolded(vcard.vcard(EN, ORGANISATION, MILL, URL)) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        "FN;LANGUAGE=en:The Mill",
        "ORG;LANGUAGE=en:Sunny Side & Friends;Mill",
        "TEL;VALUE=uri;TYPE=voice:tel:+81312340001",
        "TEL;VALUE=uri;TYPE=fax:tel:+81312340002",
        ADDRESS_LINE,
        "URL:https://guide.example/en/contact/mill/",
        "LANG:en",
        "END:VCARD",
    ]


def test_what_else_is_known_stands_between_the_address_and_the_language() -> None:
    details = OfficeDetails(
        email=MailAddress("mill@office.example"),
        line=WebPage("https://line.example/a?b=1;2"),
        form=WebPage("https://form.example/"),
    )
    office = dataclasses.replace(MILL, details=details)
    note = "\nCost\n\n  Free, &lt;of&gt; charge &amp; open;\n"
    lines = unfolded(vcard.vcard(EN, ORGANISATION, office, URL, note))
    assert lines[lines.index(ADDRESS_LINE) + 1 :] == [
        "EMAIL:mill@office.example",
        "URL:https://guide.example/en/contact/mill/",
        "URL:https://form.example/",
        "URL:https://line.example/a?b=1;2",
        r"NOTE;LANGUAGE=en:Cost\nFree\, <of> charge & open\;",
        "LANG:en",
        "END:VCARD",
    ]


def test_a_number_that_is_telephone_and_fax_stands_once() -> None:
    lines = unfolded(vcard.vcard(JA, ORGANISATION, HALL, URL))
    assert [line for line in lines if line.startswith("TEL")] == [
        'TEL;VALUE=uri;TYPE="voice,fax":tel:+81312345678'
    ]


@pytest.mark.parametrize("language", [JA, EN])
@pytest.mark.parametrize("office", [HALL, MILL, LONG, ODD])
def test_an_address_book_reads_back_what_was_written(language: Language, office: Office) -> None:
    # vobject knows the properties that 3.0 and 4.0 share; `validate` checks those against its rules.
    found = vobject.readOne(vcard.vcard(language, ORGANISATION, office, URL))
    code = language.code
    assert found.validate(raiseException=True)
    assert found.version.value == "4.0"
    assert found.fn.value == office.name[code]
    assert found.org.value == [ORGANISATION.name[code], office.short_name[code]]
    assert found.tel.value == f"tel:{office.phone}"
    assert found.adr.value.street == office.address.street[code]
    assert found.adr.value.city == office.address.locality[code]
    assert found.adr.value.region == office.address.region[code]
    assert found.adr.value.code == "100-0001"
    assert found.url.value == URL


def test_what_has_a_meaning_in_a_card_is_escaped() -> None:
    lines = unfolded(vcard.vcard(EN, ORGANISATION, ODD, URL))
    assert r"FN;LANGUAGE=en:Mill\, Pond\; Wheel\\Race\nand more" in lines
    assert (
        """ADR;LANGUAGE=en;LABEL="No. 4 ^'The Mill^'^^; C\\D, E, Chiyoda, Tokyo 100-0001, Japan\""""
        r""":;;No. 4 "The Mill"^\; C\\D\, E;Chiyoda;Tokyo;100-0001;Japan"""
    ) in lines


@pytest.mark.parametrize("language", [JA, EN])
@pytest.mark.parametrize("office", [HALL, MILL, LONG, ODD])
def test_lines_end_as_the_standard_wants_and_are_short(language: Language, office: Office) -> None:
    written = vcard.vcard(language, ORGANISATION, office, URL).encode()
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert not re.search(rb"[\r\n]", b"".join(lines))
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # raises where a fold has cut a character in two


@pytest.mark.parametrize(
    ("language", "expected"),
    [(EN, [75, 75, 75]), (JA, [75, 73, 73])],  # ja: 15 octets and 20 characters of 3; a space and 24
)
def test_a_long_line_is_folded_as_late_as_possible(language: Language, expected: list[int]) -> None:
    lines = vcard.vcard(language, ORGANISATION, LONG, URL).split("\r\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("FN"))
    assert [len(line.encode()) for line in lines[first : first + 3]] == expected


@pytest.mark.parametrize(
    ("language", "office", "expected"),
    [
        (JA, HALL, "MECARD:N:ひだまり会館;TEL:+81312345678;ADR:,,一番町1-2-3,千代田区,東京都,100-0001,JP;;"),
        (EN, MILL, "MECARD:N:The Mill;TEL:+81312340001;ADR:,,4 Nibancho,Chiyoda,Tokyo,100-0001,JP;;"),
    ],
)
def test_a_mecard_is_short_and_says_whom_to_call_and_where(
    language: Language, office: Office, expected: str
) -> None:
    assert vcard.mecard(language, office) == expected
