"""Check addresses across the site: each is unique, aliases are valid, no needed page is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.model import ruby
from plugins.model.data import TOPICS
from plugins.model.fields import DISTINCT
from plugins.model.lifecycle import OVER
from plugins.model.urls import alias_url, save_as
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.model.data import Topic
    from plugins.model.languages import Language
    from plugins.model.source import Source
    from plugins.model.types import Key


@dataclass(frozen=True)
class Made:
    """The addresses of pages without a source of their own, each with where it comes from.

    `topics` maps the files of topics' pages and of pages with furigana, `lists` the addresses of lists, which
    go on as /news/2/.
    """

    topics: Mapping[str, str]
    lists: Mapping[str, str]

    def at(self, url: str) -> str:
        """Return what has an address (in small letters) or may have it some day, or ""."""
        listed, _, number = url.rstrip("/").rpartition("/")
        is_further = number.isdecimal() and f"{listed}/" in self.lists
        return self.lists[f"{listed}/"] if is_further else self.topics.get(save_as(url), "")


def same_addresses(sources: Iterable[Source], made: Made) -> Iterator[Problem]:
    """Yield each page whose place in the output another one has already."""
    first: dict[str, Source] = {}
    for source in sources:
        first_there = first.setdefault(source.save_as, source)
        other = made.at(source.url) or (first_there.shown if first_there is not source else "")
        if other:
            details = {"url": source.url, "other": other}
            yield Problem(source.shown, source.line("Save_as"), "same-address", details)


def same_offices(sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield each page about an office that another page of its language and kind is about."""
    first: dict[tuple[str, str, str], Source] = {}
    for source in sources:
        office = source.value("Office")
        key = (source.language, source.kind, office)
        if office and (other := first.setdefault(key, source)) is not source:
            details = {"id": office, "other": other.shown}
            yield Problem(source.shown, source.line("Office"), "office-twice", details)


def same_texts(sources: Iterable[Source], today: datetime.date) -> Iterator[Problem]:
    """Yield each title and description that two pages of a language have at the same time, for both of them.

    Whoever writes a new page looks at that one, though the older one may come first in the alphabet.
    """
    alike: defaultdict[tuple[str, str, str], list[Source]] = defaultdict(list)
    for source in sources:
        for key in DISTINCT:
            if words := ruby.words(source.value(key) or ""):
                alike[source.language, key, words].append(source)
    for (_, key, _), found in alike.items():
        if len(found) > 1:
            yield from _same_text(key, found, today)


def same_names(
    sources: Iterable[Source],
    topics: Sequence[Topic],
    places: Mapping[Key, tuple[str, int]],
    today: datetime.date,
    languages: Collection[str],
) -> Iterator[Problem]:
    """Yield each topic that is called like a page or another topic: its own page has the same title.

    `languages` are those in which topics have pages.
    """
    titles = {
        (source.language, ruby.words(source.value("Title") or "")): source.shown
        for source in sources
        if source.state(today) not in OVER
    }
    for number, topic in enumerate(topics):
        key = (TOPICS, number, "name")
        for language in languages:
            name = topic.name[language]
            path, line = places.get((*key, language)) or places.get(key) or places[TOPICS, number]
            if other := titles.get((language, name)):
                details = {"key": f"{TOPICS}.{number}.name.{language}", "other": other}
                yield Problem(path, line, "text-twice", details)
            titles[language, name] = path


def _same_text(key: str, sources: Iterable[Source], today: datetime.date) -> Iterator[Problem]:
    before: list[Source] = []
    for source in sorted(sources, key=_age):
        if source.state(today) in OVER:
            continue
        if other := next((other for other in before if source.days.overlaps(other.days)), None):
            yield Problem(source.shown, source.line(key), "text-twice", {"key": key, "other": other.shown})
            details = {"key": key, "other": source.shown}
            yield Problem(other.shown, other.line(key), "text-twice", details, after=source.shown)
        before.append(source)


def _age(source: Source) -> tuple[str, str, str]:
    """Return the key to sort by: what was there first comes first."""
    first, modified = (str(source.value(key) or "") for key in ("Date", "Modified"))
    return first or modified, modified, source.path


def with_prefix(sources: Iterable[Source], languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Yield each page whose own address is written with its language, which is put before it anyway."""
    for source in sources:
        prefix, value = languages[source.language].prefix, source.value("Save_as") or ""
        if prefix and value.startswith(prefix):
            details = {"key": "Save_as", "value": value, "right": value.removeprefix(prefix)}
            yield Problem(source.shown, source.line("Save_as"), "address-with-language", details)


def aliases(sources: Collection[Source], languages: Mapping[str, Language], made: Made) -> Iterator[Problem]:
    """Yield each old address that is written with its language, belongs to a page, or is given twice."""
    # Some hosts and file systems do not tell capitals from small letters; pages have only these.
    pages = {source.save_as: source.shown for source in sources}
    prefixes = tuple(language.prefix for language in languages.values() if language.prefix)
    first: dict[str, Source] = {}
    for source in sources:
        for alias in source.value("Aliases") or ():
            url, line = alias_url(languages[source.language].prefix, alias), source.line("Aliases")
            if alias.startswith(prefixes):
                yield Problem(source.shown, line, "bad-alias", {"key": "Aliases", "value": alias})
            elif other := made.at(url.casefold()) or pages.get(save_as(url.casefold())):
                yield Problem(source.shown, line, "alias-is-page", {"url": url, "other": other})
            elif before := first.get(save_as(url.casefold())):
                yield Problem(source.shown, line, "alias-twice", {"url": url, "other": before.shown})
            first.setdefault(save_as(url.casefold()), source)


def missing(
    public: Collection[Source],
    unread: Collection[str],
    languages: Collection[str],
    offices: Mapping[str, str],
    needed: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield problem code, name and languages of each office and each needed page that has none.

    `public` are the pages that can be read today, `unread` the paths of those that hold mistakes. `offices`
    maps an office to the kind of the page that it needs in each of `languages`; `needed` maps the name of a
    page to each language that needs it, and its path.
    """
    about = {(source.language, source.kind, source.value("Office")) for source in public}
    found = {source.path for source in public} | {*unread}
    for office, kind in offices.items():
        lacking = [language for language in languages if (language, kind, office) not in about]
        if lacking and not unread:
            yield "office-without-page", office, lacking
    for name, paths in needed.items():
        if lacking := [language for language, path in paths.items() if path not in found]:
            yield "missing-page", name, lacking
