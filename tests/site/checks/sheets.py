"""Sheets to print say what content/data says: where a fax goes, what can be asked, how to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers

from tests.site import sources
from tests.site.checks.contacts import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built
    from tests.site.sources import Sources

FAX, NUMBER, BOXES, BLANKS = "main.page-fax", ".fax-number", ".check-list li", ".blank"
SHEETS = "#sheets ~ ul a"  # the list of all


def wrong_fax_sheets(site: Built, of: Sources, language: str) -> Iterator[str]:
    """Yield sheets for a fax with a number, boxes or blanks other than the data say."""
    words = of.data.get("fax", {"replies": []})
    asked = sum(1 + len(reply.get("blanks", [])) for reply in words["replies"])
    for office in of.offices:
        if not (path := of.office_pages(language, "paper").get(office["id"])):
            continue
        page, details = site.page(path), office.get("details", {})
        numbers = [tag.get_text() for tag in page.select(f"{FAX} {NUMBER}")]
        sent_to = {phonenumbers.format_number(phonenumbers.parse(number, COUNTRY), 0) for number in numbers}
        if sent_to != {sources.international(office["fax"])}:
            yield f"{path}: sent to {', '.join(numbers) or 'nobody'}"
        wanted = {
            BOXES: len(words["replies"])
            + sum(question.get("answered_by") not in details for question in of.data["questions"]),
            BLANKS: asked - len(words["replies"]) + ("name" in words),
        }
        found = {selector: len(page.select(f"{FAX} {selector}")) for selector in wanted}
        yield from (
            f"{path}: {found[name]} of {wanted[name]} {name}"
            for name in wanted
            if found[name] != wanted[name]
        )


def unlisted(site: Built, of: Sources, language: str) -> Iterator[str]:
    """Yield lists of sheets in which one is missing."""
    sheets = {site.address(of.page(language, "paper", name)) for name in of.names(language, "paper")}
    for path, page in site.pages():
        links = {str(link["href"]) for link in page.select(SHEETS)}
        if links and page.select("html")[0]["lang"] == language:
            missing = sorted(address for address in sheets if not any(map(address.endswith, links)))
            yield from (f"{path}: {address} is missing" for address in missing)
