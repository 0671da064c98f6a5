"""An office as a card for address books: vCard 4.0 (RFC 6350) for a file, MECARD for a QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from segno import helpers

from plugins.model import formats, ruby
from plugins.model.types import COUNTRY

if TYPE_CHECKING:
    from plugins.model.data import Office, Organisation
    from plugins.model.languages import Language

LINE_OCTETS = 75  # RFC 6350, 3.2: longer lines are folded, never inside a character


def vcard(language: Language, organisation: Organisation, office: Office, url: str, note: str = "") -> str:
    """Return a vCard 4.0 with CRLF line ends; `url` is the office's page, absolute.

    `note` is HTML, as templates write it: its lines tell whatever has no property of its own.
    """
    code, address, details = language.code, office.address, office.details
    street, locality = address.street[code], address.locality[code]
    parts = ("", "", street, locality, address.region[code], address.postal_code, formats.country(language))
    shared = office.phone == office.fax
    voice, fax = ('"voice,fax"', None) if shared else ("voice", "fax")
    label = formats.address(language, organisation, address)
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"FN;LANGUAGE={code}:{_escaped(office.name[code])}",
        f"ORG;LANGUAGE={code}:{_escaped(organisation.name[code])};{_escaped(office.short_name[code])}",
        f"TEL;VALUE=uri;TYPE={voice}:tel:{office.phone}",
        *([f"TEL;VALUE=uri;TYPE={fax}:tel:{office.fax}"] if fax else []),
        f'ADR;LANGUAGE={code};LABEL="{_quotable(label)}":{";".join(map(_escaped, parts))}',
        *([f"EMAIL:{details.email}"] if details.email else []),
        *(f"URL:{address}" for address in (url, details.form, details.line) if address),
        *([f"NOTE;LANGUAGE={code}:{_escaped(told)}"] if (told := _lines(note)) else []),
        f"LANG:{code}",
        "END:VCARD",
    ]
    return "".join(f"{_folded(ruby.unmarked(line))}\r\n" for line in lines)


def _lines(note: str) -> str:
    lines = (line.strip() for line in Markup(note).unescape().splitlines())  # noqa: S704 - only to read it
    return "\n".join(filter(None, lines))


def _escaped(text: str) -> str:
    """Escape a text value (RFC 6350, 3.4)."""
    for character in "\\,;":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _quotable(text: str) -> str:
    """Escape the value of a parameter that stands between quotation marks (RFC 6868)."""
    return text.replace("^", "^^").replace('"', "^'").replace("\n", "^n")


def _folded(line: str) -> str:
    """Break a line after at most `LINE_OCTETS` octets of UTF-8; the space that marks a fold counts too."""
    folded, octets = [], 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            folded.append("\r\n ")
            octets = 1
        folded.append(character)
        octets += size
    return "".join(folded)


def mecard(language: Language, office: Office) -> str:
    """Return an office's name, number and address as a MECARD, which is short enough for a QR code."""
    code, address = language.code, office.address
    text: str = helpers.make_mecard_data(
        name=ruby.unmarked(office.name[code]),
        phone=office.phone,
        zipcode=address.postal_code,
        prefecture=ruby.unmarked(address.region[code]),
        city=ruby.unmarked(address.locality[code]),
        houseno=ruby.unmarked(address.street[code]),
        country=COUNTRY,
    )
    return text
