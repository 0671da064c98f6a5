"""Structured data for search engines: schema.org as JSON-LD, made from the same data as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.model.opening_hours import WEEKDAYS
from plugins.model.types import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plugins.cache.dependencies import RecordedQueries
    from plugins.model.address import Address
    from plugins.model.data import Data, Office
    from plugins.model.languages import Language
    from plugins.model.office_details import OfficeDetails
    from plugins.model.opening_hours import OpeningHours
    from plugins.model.page import Page, PageSummary


def breadcrumbs(
    pages: Sequence[Page | PageSummary], first: str, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """Return a BreadcrumbList of the way down to a page, itself included; `first` names the home page."""
    names = [first, *(page.title for page in pages[1:])]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": absolute(page.url)}
        for position, (name, page) in enumerate(zip(names, pages, strict=True), start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def postal_address(language: Language, address: Address) -> dict[str, Any]:
    """Return a PostalAddress in one language."""
    return {
        "@type": "PostalAddress",
        "postalCode": address.postal_code,
        "addressRegion": address.region[language.code],
        "addressLocality": address.locality[language.code],
        "streetAddress": address.street[language.code],
        "addressCountry": COUNTRY,
    }


def office(language: Language, office: Office, url: str) -> dict[str, Any]:
    """Return an office as a department; numbers are in E.164, the form that search engines ask for."""
    return {
        "@type": "Organization",
        "@id": f"{url}#office",
        "name": office.name[language.code],
        "url": url,
        "telephone": office.phone,
        "faxNumber": office.fax,
        "address": postal_address(language, office.address),
        **_details(office.details),
    }


def _details(details: OfficeDetails) -> dict[str, Any]:
    """Return what an office tells besides, as far as schema.org has words for it."""
    found: dict[str, Any] = {}
    if details.email:
        found["email"] = details.email
    if details.line:
        found["sameAs"] = details.line
    if details.form:
        found["contactPoint"] = {"@type": "ContactPoint", "url": details.form}
    if details.hours:  # which only places have
        found["@type"] = ["Organization", "Place"]
        found["openingHoursSpecification"] = [*_opening_hours(details.hours)]
        if details.closed_on_public_holidays:  # said by a day that does not say when it opens
            found["openingHoursSpecification"].append(_specification("PublicHolidays"))
    return found


def _opening_hours(hours: OpeningHours) -> Iterator[dict[str, Any]]:
    for spans, numbers in hours.grouped.items():
        days = [WEEKDAYS[number].capitalize() for number in numbers]
        for span in spans:
            opens, closes = (time.isoformat("minutes") for time in (span.opens, span.closes))
            yield {**_specification(*days), "opens": opens, "closes": closes}


def _specification(*days: str) -> dict[str, Any]:
    of = [f"https://schema.org/{day}" for day in days]
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": of}


def organisation(
    language: Language, data: Data, site: RecordedQueries, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """Return the organisation as an NGO with one department for each office."""
    pages = ((each, site.office_page(language.code, each.id)) for each in data.offices)
    departments = [office(language, each, absolute(page.url)) for each, page in pages if page]
    also = data.organisation.also_known_as[language.code]
    return {**_name(language, data), "alternateName": also, "department": departments}


def office_page(language: Language, data: Data, page: Page, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Return the office that a page is about, and whose department it is."""
    about = office(language, data.office(page.office), absolute(page.url))
    return {**about, "parentOrganization": _name(language, data)}


def website(
    language: Language, data: Data, site: RecordedQueries, search: str, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """Return the site with its search, whose page is named `search`."""
    found = {
        "@type": "WebSite",
        "name": data.site.name[language.code],
        "url": absolute(site.home(language.code).url),
        "inLanguage": language.code,
    }
    page = site.named(language.code, search)
    address = {"@type": "EntryPoint", "urlTemplate": f"{absolute(page.url)}?q={{words}}"}
    return {
        **found,
        "potentialAction": {
            "@type": "SearchAction",
            "target": address,
            "query-input": "required name=words",
        },
    }


def _name(language: Language, data: Data) -> dict[str, Any]:
    return {"@type": "NGO", "name": data.organisation.name[language.code]}


def document(*things: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON-LD document that holds several things."""
    return {"@context": "https://schema.org", "@graph": list(things)}
