"""What templates ask about other pages, and which answers each page was made from.

A page is made from its own content, from what all pages share, and from the answers to its templates'
questions. So it is as it would be made now if its own content and all of these answers are still the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins import hashing
from plugins.model.page import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.model.page import Card, Page
    from plugins.model.site import Site

Question = tuple[str | int, ...]  # the name of one of the methods of `Answers`, and what it is called with


class Answers:
    """Answers in plain values, so that an answer tells by itself whether it has changed.

    Pages are asked about by their key, and answered with their cards: no template sees more of another page.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._digests: dict[Question, str] = {}

    def digest(self, question: Question) -> str:
        """Return what changes when the answer does; a question that cannot be asked any more has another."""
        if question not in self._digests:
            name, *arguments = question
            ask = self._known_text if name == "sections" else getattr(self, str(name), None)
            try:
                answer = repr(ask(*arguments)) if ask else ""
            except (KeyError, TypeError):
                answer = ""
            self._digests[question] = hashing.digest(answer.encode())
        return self._digests[question]

    def _known_text(self, *key: str | int) -> str:
        """Return what changes with a page's text: that itself need not be loaded to be compared."""
        return self._page(*map(str, key)).digest

    def _page(self, *key: str) -> Page:
        lang, kind, slug = key
        page = self._site.named(lang, slug, kind)
        if page is None:
            raise KeyError(Key(*key))
        return page

    def home(self, language: str) -> Card:
        """Return a language's first page."""
        return self._site.home(language).card

    def named(self, language: str, name: str, kind: str = "pages") -> Card | None:
        """Return the page that was written as <language>/<kind>/<name>.md."""
        return _card(self._site.named(language, name, kind))

    def at(self, language: str, url: str) -> Card | None:
        """Return the page of a language at an address below SITEURL."""
        return _card(self._site.at(language, url))

    def address(self, path: str) -> str:
        """Return the address of the page that a file below content/ holds; raise KeyError without one."""
        page = self._site.written_in(path)
        if page is None:
            raise KeyError(path)
        return page.url

    def office_page(self, language: str, office: str) -> Card | None:
        """Return the contact page of an office."""
        return _card(self._site.office_page(language, office))

    def listed(self, language: str, kind: str, limit: int | None = None) -> list[Card]:
        """Return what a kind holds, or the first of it, in `language` or, if not translated, another one."""
        return _cards(self._site.listed(language, kind)[:limit])

    def items(self, *key: str) -> list[Card]:
        """Return what a page lists that stands for a topic, or for a part of a list."""
        return _cards(self._site.items[Key(*key)])

    def parts(self, *key: str) -> list[Card]:
        """Return all pages of the list that a page is a part of."""
        return _cards(self._site.parts[Key(*key)])

    def neighbours(self, *key: str) -> list[Card | None]:
        """Return what comes before and after a page in the listing of its kind."""
        return [_card(page) for page in self._site.neighbours(self._page(*key))]

    def above(self, *key: str) -> list[Card]:
        """Return the pages above a page in its address, the home page first."""
        return _cards(self._site.above(self._page(*key)))

    def versions(self, *key: str) -> list[Card]:
        """Return a page in each language that it can be read in, itself included."""
        return _cards(self._site.versions(self._page(*key)))

    def newer_original(self, *key: str) -> Card | None:
        """Return the page that this one is translated from, if it has changed since."""
        return _card(self._site.newer_original(self._page(*key)))

    def latest(self, language: str, limit: int) -> list[Card]:
        """Return the dated pages that exist in a language, the latest change first."""
        return _cards(self._site.latest(language)[:limit])

    def public(self) -> list[tuple[Card, list[Card]]]:
        """Return the pages that search engines may list, each with its versions."""
        return [(page.card, _cards(self._site.versions(page))) for page in self._site.public()]

    def sections(self, *key: str) -> tuple[str, ...]:
        """Return a page's text, in which links still name files."""
        return self._page(*key).sections


def _card(page: Page | None) -> Card | None:
    return page.card if page else None


def _cards(pages: Iterable[Page]) -> list[Card]:
    return [page.card for page in pages]


class Questions:
    """The `site` of one page's templates: asks `Answers`, and remembers what was asked.

    Pages and cards among the arguments stand for their keys.
    """

    def __init__(self, answers: Answers, languages: tuple[str, ...]) -> None:
        self._answers = answers
        self.languages = languages
        self.asked: dict[Question, None] = {}  # in order, each once

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return the question of this name; raise AttributeError where there is none."""
        answer = getattr(self._answers, name)

        def ask(*arguments: Any) -> Any:
            plain = [part for argument in arguments for part in getattr(argument, "key", (argument,))]
            self.asked[(name, *plain)] = None
            return answer(*plain)

        return ask
