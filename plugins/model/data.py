"""Dataclasses for content/data: the organisation, its offices, and what all languages share."""

from __future__ import annotations

import datetime  # noqa: TC003 - the types are read when the data is
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model.accessibility import Accessibility, Run  # noqa: TC001 - as above
from plugins.model.address import Address  # noqa: TC001 - as above
from plugins.model.first_call import FaxWords, Question, Sentence  # noqa: TC001 - as above
from plugins.model.house_style import EditionStyle, HouseStyle  # noqa: TC001 - as above
from plugins.model.office_details import NOTHING_MORE, OfficeDetails
from plugins.model.readings import NO_READINGS, Readings
from plugins.model.types import Hashtag, Phone, Slug, Text, WebAddress, WordLists

if TYPE_CHECKING:
    from collections.abc import Iterable

TOPICS = "topics"  # the table of `Data` whose rows have pages of their own


@dataclass(frozen=True)
class SiteText:
    """The site's own names, and the day of the guide that its texts are based on."""

    name: Text
    description: Text
    share_image: Text
    share_image_text: Text
    source_day: datetime.date | None = None


@dataclass(frozen=True)
class Organisation:
    """Who stands behind the site, and how it writes addresses."""

    name: Text
    also_known_as: Text
    address_format: Text
    map_name: Text
    map_url: WebAddress


@dataclass(frozen=True)
class Developer:
    """Whom to ask about the site itself, and how to reach them: staff are told, pages never show it."""

    name: Text
    contact: Text


@dataclass(frozen=True)
class Office:
    """One office that can be called or visited."""

    id: Slug
    name: Text
    short_name: Text
    phone: Phone
    fax: Phone
    address: Address
    details: OfficeDetails = NOTHING_MORE


@dataclass(frozen=True)
class AlsoPrinted:
    """An address that a source prints with an office's number although the office gives another one."""

    office: Slug
    name: Text
    source_date: datetime.date
    phone: Phone
    address: Address


@dataclass(frozen=True)
class Topic:
    """What articles are about; `hashtag` is the guide's own."""

    id: Slug
    hashtag: Hashtag
    name: Text
    description: Text


@dataclass(frozen=True)
class Term:
    """A word of the field, explained."""

    id: Slug
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Security:
    """The last day on which security.txt holds (RFC 9116); the rest of it is known elsewhere."""

    expires: datetime.date


@dataclass(frozen=True)
class Data:
    """All tables of content/data, whichever file each of them stands in."""

    site: SiteText
    organisation: Organisation
    offices: tuple[Office, ...]
    topics: tuple[Topic, ...]
    terms: tuple[Term, ...]
    sentences: tuple[Sentence, ...]
    questions: tuple[Question, ...]
    house_styles: tuple[HouseStyle, ...]  # also of each edition
    edition_styles: tuple[EditionStyle, ...] = ()
    fax: FaxWords | None = None  # shown by the sheets for a fax
    also_printed: tuple[AlsoPrinted, ...] = ()  # none are left once the contradiction is settled
    readings: Readings = NO_READINGS
    accessibility: Accessibility | None = None  # asked for by the page that tells it
    test_run: Run | None = None
    developer: Developer | None = None
    security: Security | None = None  # without it, the site has no security.txt
    synonyms: WordLists | None = None  # words for one idea in all languages, each of which finds the others
    other_contacts: tuple[str, ...] = ()  # numbers and addresses of others, as texts give them

    def sentences_on(self, name: str = "") -> tuple[Sentence, ...]:
        """Return the sentences that a page for certain readers shows, or else contact pages."""
        return tuple(
            sentence
            for sentence in self.sentences
            if (name in sentence.pages if name else not sentence.pages)
        )

    def questions_about(self, offices: Iterable[Office]) -> tuple[Question, ...]:
        """Return the questions that these offices' entries leave open."""
        known = [office.details for office in offices]
        return tuple(question for question in self.questions if not question.is_answered(known))

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Return all addresses, also those that are only told of."""
        offices = (office.address for office in self.offices)
        return (*offices, *(printed.address for printed in self.also_printed))

    def office(self, office_id: str) -> Office:
        """Return the office with this id; raise KeyError for an unknown one."""
        return {office.id: office for office in self.offices}[Slug(office_id)]
