"""The guard over all content: every mistake in every file, found in one run, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins import build, git, hashing
from plugins.check import (
    addresses,
    contacts,
    files,
    html,
    links,
    markdown,
    published,
    test_record,
    translations,
    wording,
)
from plugins.check.template_ids import frame_ids
from plugins.model.lifecycle import State
from plugins.model.urls import address, alias_url, save_as
from plugins.read import characters
from plugins.read.markdown.links import PAGE, PICTURES
from plugins.report.problems import BadValueError, Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pelican import Pelican

    from plugins.model.data import Data, HouseStyle
    from plugins.model.languages import Language
    from plugins.model.source import Source


@dataclass(frozen=True)
class Rules:
    """All that a text by itself depends on, besides what it asks of other files: its digest is the key.

    Whoever reads or checks a single text is given nothing else, so that nothing can be forgotten in the key
    of the cache. `code` changes with the code, `folder` is how problems name the content folder, `own` are
    addresses of this site, `ids` maps a table of the data to the ids in it, `frame` a template to the ids
    that it uses itself. There are no contacts and no styles where content/data cannot be read.
    """

    code: str
    folder: str
    languages: Mapping[str, Language]
    kinds: Mapping[str, Any]
    own: tuple[str, ...]
    ids: Mapping[str, frozenset[str]]
    contacts: contacts.Contacts | None
    styles: Mapping[str, HouseStyle]
    frame: Mapping[str, frozenset[str]]

    @cached_property
    def digest(self) -> str:
        """Return what changes with any of it."""
        values = [_in_order(getattr(self, field.name)) for field in fields(self)]
        return hashing.digest(repr(values).encode())

    def shown(self, path: str) -> str:
        """Return how problems name a file below the content folder."""
        return f"{self.folder}/{path}"


def _in_order(value: Any) -> Any:
    """Return a value with its mappings and sets in an order of their own."""
    if isinstance(value, Mapping):
        return [(key, _in_order(found)) for key, found in value.items()]
    return sorted(value) if isinstance(value, frozenset) else value


def rules(now: build.Build, templates: Path, kinds: Mapping[str, Any]) -> Rules:
    """Return the rules of a run."""
    return Rules(
        now.code,
        now.content.name,
        now.languages,
        kinds,
        now.own,
        {table: frozenset(ids) for table, ids in now.known.items()},
        contacts.contacts(now.data) if now.data else None,
        {style.language: style for style in now.data.house_styles} if now.data else {},
        {name: ids | _ids_from_data(now.data) for name, ids in frame_ids(templates).items()},
    )


def _ids_from_data(data: Data | None) -> frozenset[str]:
    """Return the ids that templates make from the data."""
    if data is None:
        return frozenset()
    return frozenset({office.id for office in data.offices} | {f"term-{term.id}" for term in data.terms})


def start(pelican: Pelican) -> None:
    """Find all files below content/ and refuse those that cannot be published as they are."""
    settings = pelican.settings
    now: build.Build = settings[build.KEY]
    now.own = tuple(filter(None, (settings["SITEURL"], settings["PUBLIC_ADDRESS"])))
    now.rules = rules(now, Path(settings["THEME"], "templates"), settings["KINDS"])
    now.picture_size = cache(files.picture_size)
    if now.rules.contacts:
        for path, data in now.words.items():
            now.problems += contacts.wrong_numbers(data, path, now.rules.contacts)
    problems = list(
        files.wrong(now.content, sorted(now.files), now.languages, settings["KINDS"], now.picture_size)
    )
    refused = {problem.path.removeprefix(now.shown("")) for problem in problems}
    now.unread |= {path for path in refused if path.endswith(PAGE)}
    now.problems += problems
    # Pelican looks at each picture, and would warn of a link to nowhere in words of its own.
    names = {escape(path.rpartition("/")[2]) for path in refused}
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *sorted(names)]


def by_itself(source: Source, text: str, rules: Rules, is_addressed: Callable[[str], bool]) -> list[Problem]:
    """Return what is wrong within one file; `text` is the whole of it.

    `is_addressed` asks of a path below content/ whether it is that of a page or a picture.
    """
    problems = [*_by_itself(source, text, rules, is_addressed)]
    return problems if mistakes(problems) else [*problems, *html.changed(source)]


def _by_itself(
    source: Source, text: str, rules: Rules, is_addressed: Callable[[str], bool]
) -> Iterator[Problem]:
    document, shown = source.document, source.shown
    yield from characters.wrong(text, shown)
    yield from markdown.readings(text, shown)
    yield from markdown.wrong(source, rules.frame.get(source.template, ()))
    yield from html.wrong(source)
    vague = {code: style.vague_links for code, style in rules.styles.items()}
    yield from links.alone(source, links.Known(is_addressed, rules.own, vague))
    if rules.contacts:
        found = [*contacts.wrong(text, shown, rules.contacts)]
        yield from found
        told = {problem.details["value"] for problem in found}
        yield from contacts.wrong_as_shown(source, rules.contacts, told)
        yield from contacts.wrong_links(source, rules.contacts, told)
    if style := rules.styles.get(source.language):
        unspaced = rules.languages[source.language].is_unspaced
        yield from wording.too_long(document, shown, style)
        yield from wording.wrong(document, shown, style, unspaced=unspaced)


def together(now: build.Build, settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong between files that are right each by itself."""
    sources = [now.sources[path] for path in sorted(now.sources)]
    around = links.Surroundings(
        sources=now.sources,
        files=now.files,
        frame=lambda template: now.rules.frame.get(template, ()),
        today=now.today,
        shows_unpublished=settings["SHOW_UNPUBLISHED"],
    )
    for source in sources:
        yield from links.wrong(source, around)
    made = _made(sources, now, settings)
    yield from addresses.same_addresses(sources, made)
    yield from addresses.same_offices(sources)
    yield from addresses.same_texts(sources, now.today)
    yield from addresses.aliases(sources, now.languages, made)
    yield from translations.wrong(sources, now.languages, now.unread, now.shown(""), now.today)
    yield from _missing(sources, now, settings)
    if now.data:
        yield from test_record.missing(sources, now.data, settings["TEST_RECORD_TEMPLATE"])
        yield from _unused_pictures(sources, now)
    if revision := settings["AGAINST"]:
        yield from _gone(sources, now, settings, revision)


def _made(sources: list[Source], now: build.Build, settings: Mapping[str, Any]) -> addresses.Made:
    topics = dict.fromkeys(map(save_as, _topics(now, settings)), now.shown("data/topics.toml"))
    lists = {s.url: s.shown for s in sources if s.template in settings["PAGINATED_TEMPLATES"]}
    return addresses.Made(topics, lists)


def _topics(now: build.Build, settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the address of each page that is made for a topic."""
    for language in now.languages.values():
        for topic in now.known.get("topics", ()):
            yield language.prefix + address(settings["TOPIC_ADDRESS"], topic)


def _gone(
    sources: list[Source], now: build.Build, settings: Mapping[str, Any], revision: str
) -> Iterator[Problem]:
    root, public = now.content.parent, [s for s in sources if s.state(now.today) in published.PUBLIC]
    prefixes = {code: language.prefix for code, language in now.languages.items()}
    urls = {source.url for source in public}
    urls |= {alias_url(prefixes[s.language], alias) for s in public for alias in s.value("Aliases") or ()}
    urls |= {*_topics(now, settings)}
    try:
        files_then = git.files_at(root, revision, published.TEXTS, published.SETTINGS)
        gone = list(published.gone(files_then, {save_as(url) for url in urls}, now.today))
    except BadValueError as error:
        yield error.at("--against", 0, value=revision)
        return
    told = {now.shown(path) for path in now.unread}  # a page with mistakes is not gone
    yield from (problem for problem in gone if problem.path not in told)


def _missing(sources: list[Source], now: build.Build, settings: Mapping[str, Any]) -> Iterator[Problem]:
    offices = [office.id for office in now.data.offices] if now.data else []
    menus = (name for menu in settings["MENU"].values() for name in menu)
    names = dict.fromkeys((*settings["REQUIRED_PAGES"], *menus))
    public = [source for source in sources if source.state(now.today) == State.PUBLISHED]
    found = addresses.missing(public, now.unread, now.languages, offices, names)
    for code, name, lacking in found:
        details = {"id": name, "name": name, "languages": ", ".join(lacking)}
        yield Problem(now.shown(""), 0, code, details)


def _unused_pictures(sources: list[Source], now: build.Build) -> Iterator[Problem]:
    used = {path for source in sources for path in source.pictures}
    used |= {*now.data.site.share_image.values()} if now.data else set()
    for path in sorted(now.files):
        if path.startswith(PICTURES) and path not in used and not now.unread:
            yield Problem(now.shown(path), 1, "unused-image")


def register() -> None:
    """Connect to a run's beginning."""
    signals.get_generators.connect(start)
