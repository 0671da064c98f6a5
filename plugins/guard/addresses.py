"""All pages together: every address once, old ones kept alive, and no page missing that others need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins import ruby
from plugins.addresses import alias_url, save_as
from plugins.problems import Problem
from plugins.publication import State

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.languages import Language
    from plugins.source import Source

DISTINCT = ("Title", "Description")  # what tells pages apart in lists and search results


def same_addresses(sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield each page whose place in the output another one has already."""
    first: dict[str, Source] = {}
    for source in sources:
        if (other := first.setdefault(source.save_as, source)) is not source:
            details = {"url": source.url, "other": other.shown}
            yield Problem(source.shown, source.line("Save_as"), "same-address", details)


def same_offices(sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield each page about an office that another page of its language is about."""
    first: dict[tuple[str, str], Source] = {}
    for source in sources:
        office = source.value("Office")
        if office and (other := first.setdefault((source.language, office), source)) is not source:
            details = {"id": office, "other": other.shown}
            yield Problem(source.shown, source.line("Office"), "office-twice", details)


def same_texts(sources: Iterable[Source], today: datetime.date) -> Iterator[Problem]:
    """Yield each title and description that another public page of its language has too."""
    first: dict[tuple[str, str, str], Source] = {}
    for source in sources:
        if source.state(today) in {State.DRAFT, State.ENDED}:
            continue
        for key in DISTINCT:
            words = ruby.words(source.value(key) or "")
            other = first.setdefault((source.language, key, words), source)
            if words and other is not source:
                yield Problem(
                    source.shown, source.line(key), "text-twice", {"key": key, "other": other.shown}
                )


def aliases(
    sources: Collection[Source], languages: Mapping[str, Language], topics: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield each old address that is written with its language, belongs to a page, or is given twice.

    `topics` maps the files of the pages that are made for topics to where these stand.
    """
    pages = {**topics, **{source.save_as: source.shown for source in sources}}
    prefixes = tuple(language.prefix for language in languages.values() if language.prefix)
    first: dict[str, Source] = {}
    for source in sources:
        for alias in source.value("Aliases") or ():
            url, line = alias_url(languages[source.language].prefix, alias), source.line("Aliases")
            if alias.startswith(prefixes):
                yield Problem(source.shown, line, "bad-alias", {"key": "Aliases", "value": alias})
            elif other := pages.get(save_as(url)):
                yield Problem(source.shown, line, "alias-is-page", {"url": url, "other": other})
            elif save_as(url) in first:
                details = {"url": url, "other": first[save_as(url)].shown}
                yield Problem(source.shown, line, "alias-twice", details)
            first.setdefault(save_as(url), source)


def missing(
    public: Collection[Source],
    unread: Collection[str],
    languages: Collection[str],
    offices: Iterable[str],
    names: Iterable[str],
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield problem code, name and languages of each office and each needed page that has none.

    `public` are the pages that can be read today, `unread` the paths of those that hold mistakes.
    """
    about = {(source.language, source.value("Office")) for source in public}
    found = {source.path for source in public} | {*unread}
    for office in offices:
        lacking = [language for language in languages if (language, office) not in about]
        if lacking and not unread:
            yield "office-without-page", office, lacking
    for name in names:
        if lacking := [language for language in languages if f"{language}/pages/{name}.md" not in found]:
            yield "missing-page", name, lacking
