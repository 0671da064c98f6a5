"""Telephone numbers, addresses and cards say what content/data says, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import phonenumbers
import vobject

from tests.site import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.site.built import Built
    from tests.site.sources import Sources

COUNTRY = "JP"
POSTAL_CODE = re.compile(r"(?<![\d-])\d{3}-\d{4}(?![\d-])")
LINE_OCTETS = 75  # RFC 6350, 3.2
OFFICE_PAGE = {
    "codes": ".save-contact svg path",
    "links": 'address a[rel~="external"]',
    "sentences": ".first-call dt",
    "questions": ".questions li",
}


def wrong_numbers(site: Built, known: Iterable[str]) -> Iterator[str]:
    """Yield numbers that are not among `known` (E.164), and links that call another one than they show."""
    known = set(known)
    for path, page in site.pages():
        for match in phonenumbers.PhoneNumberMatcher(page.get_text(" "), COUNTRY):
            number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            if number not in known:
                yield f"{path}: {match.raw_string} is nobody's number"
        for link in page.select('a[href^="tel:"]'):
            called = str(link["href"]).removeprefix("tel:")
            shown = next(iter(phonenumbers.PhoneNumberMatcher(link.get_text(" "), COUNTRY)), None)
            if called not in known:
                yield f"{path}: a link calls {called}"
            if not shown or phonenumbers.format_number(shown.number, 0) != called:
                yield f"{path}: a link calls {called} and shows {link.get_text(' ', strip=True)}"


def wrong_mail(site: Built, known: Iterable[str]) -> Iterator[str]:
    """Yield links that write to an address which is not among `known`, or not the one that they show."""
    for path, page in site.pages():
        for link in page.select('a[href^="mailto:" i]'):
            written = str(link["href"]).removeprefix("mailto:")
            if written not in {*known} or link.get_text(strip=True) != written:
                yield f"{path}: a link writes to {written}"


def without_numbers(site: Built, phones: Iterable[str]) -> Iterator[str]:
    """Yield pages from which one of the offices cannot be called by one tap."""
    for path, page in site.pages():
        called = {str(link["href"]) for link in page.select('a[href^="tel:"]')}
        yield from (f"{path}: nothing calls {phone}" for phone in phones if f"tel:{phone}" not in called)


def only_from_abroad(site: Built) -> Iterator[str]:
    """Yield numbers that are shown as they are dialled from abroad, and not as in their own country."""
    national = phonenumbers.PhoneNumberFormat.NATIONAL
    for path, page in site.pages():
        for link in page.select('a.phone[href^="tel:"]'):
            number = phonenumbers.parse(str(link["href"]).removeprefix("tel:"))
            if link.parent and phonenumbers.format_number(number, national) not in link.parent.get_text():
                yield f"{path}: {link.get_text(' ', strip=True)}"


def wrong_postal_codes(site: Built, known: Iterable[str]) -> Iterator[str]:
    """Yield postal codes in texts that are not among `known`."""
    for path, page in site.pages():
        found = set(POSTAL_CODE.findall(page.get_text(" "))) - set(known)
        yield from (f"{path}: {code} is nobody's postal code" for code in sorted(found))


def ill_made_cards(site: Built) -> Iterator[str]:
    """Yield cards that break RFC 6350: line ends, line lengths, version, or what a parser refuses."""
    for path, content in sorted(site.files.items()):
        if not path.endswith(".vcf"):
            continue
        lines = content.split(b"\r\n")
        if lines[-1] or any(b"\n" in line or b"\r" in line for line in lines):
            yield f"{path}: a line does not end with CRLF"
        yield from (f"{path}: a line of {len(line)} octets" for line in lines if len(line) > LINE_OCTETS)
        if lines[1] != b"VERSION:4.0":
            yield f"{path}: {lines[1].decode()} in the second line"
        try:
            card(content)
        except (vobject.base.ParseError, UnicodeDecodeError, AttributeError) as error:
            yield f"{path}: {error}"


def wrong_office_pages(site: Built, of: Sources, language: str) -> Iterator[str]:
    """Yield offices whose page lacks what helps to call, or whose card says something else than the data."""
    for office in of.offices:
        path = of.office_pages(language).get(office["id"], "")
        if not path and language in sources.EDITIONS:
            continue  # its pages link to that of its language
        page = site.page(path)
        found = {name: len(page.select(selector)) for name, selector in OFFICE_PAGE.items()}
        wanted = dict.fromkeys(OFFICE_PAGE, 1)
        wanted |= {"sentences": sum(not each.get("pages") for each in of.data["sentences"])}
        details = office.get("details", {})
        wanted |= {"questions": sum(each.get("answered_by") not in details for each in of.data["questions"])}
        wanted |= {"links": 1 + len({"line", "form"} & details.keys())}
        yield from (f"{path}: {found[name]} {name}" for name in wanted if found[name] != wanted[name])
        told = card(site.files[path.replace("index.html", "contact.vcf")])
        place = office["address"]
        parts = [sources.in_words(place[name], language) for name in ("street", "locality", "region")]
        expected = {
            "name": sources.in_words(office["name"], language),
            "voice": sources.international(office["phone"]),
            "fax": sources.international(office["fax"]),
            "address": (*parts, place["postal_code"]),
            "url": site.address(path),
        }
        told["address"] = told["address"][:-1]  # the country, whose name is not of the data
        yield from (f"{path}: the card's {key} is {told[key]}" for key in told if told[key] != expected[key])


def card(content: bytes) -> dict[str, Any]:
    """Return what a card says: name, telephone, fax, address and web address."""
    parsed = vobject.readOne(content.decode(), validate=False, allowQP=False)
    numbers = {
        kind: line.value.removeprefix("tel:")
        for line in parsed.contents["tel"]
        for kinds in line.params["TYPE"]
        for kind in kinds.split(",")
    }
    address = parsed.adr.value
    return {
        "name": parsed.fn.value,
        "voice": numbers["voice"],
        "fax": numbers["fax"],
        "address": (address.street, address.city, address.region, address.code, address.country),
        "url": parsed.url.value,
    }
