"""The checks that compare pages with each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.check import addresses, days, downloads, page_links, prefixes, shown_data, translations
from plugins.check.half_moved import editions_alone, half_moved
from plugins.check.moved import Moved
from plugins.model import lifecycle
from plugins.model.data import TOPICS
from plugins.model.languages import without_editions
from plugins.model.lifecycle import OVER, State
from plugins.model.links import PAGE, PICTURES
from plugins.model.urls import address, save_as
from plugins.report.problems import Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.check.rules import Rules
    from plugins.model.project import Project
    from plugins.model.source import Source
    from plugins.read.shared_inputs import SharedInputs
    from plugins.read.sources import Sources


def whole_site(project: Project, shared: SharedInputs, rules: Rules, found: Sources) -> Iterator[Problem]:
    """Yield all problems between pages."""
    settings, unread = project.settings, found.unread
    sources = [found.pages[path] for path in sorted(found.pages)]
    yield from prefixes.wrong(project.languages)
    moved = _moved(project, found)
    halves = [half for half in half_moved(moved) if not half.missed & unread]
    yield from (half.problem(project.languages, project.shown("")) for half in halves)
    yield from editions_alone(found.pages, project.languages, unread)
    around = page_links.Surroundings(
        sources=found.pages,
        files=shared.paths,
        template_ids=lambda template: rules.template_ids.get(template, ()),
        today=project.today,
        moved=moved.now,
        half_moved={half.moved.path for half in halves},
        shows_unpublished=settings["SHOW_UNPUBLISHED"],
    )
    for source in sources:
        yield from page_links.wrong(source, around)
    # Also a build of an earlier day knows what people write today.
    yield from days.wrong(sources, max(project.today, lifecycle.today(settings["TIMEZONE"])))
    made = _without_source(sources, project, shared)
    yield from addresses.same_addresses(sources, made)
    yield from addresses.same_offices(sources)
    yield from addresses.same_texts(sources, project.today)
    yield from addresses.with_prefix(sources, project.languages)
    yield from addresses.aliases(sources, project.languages, made)
    languages = without_editions(project.languages)
    told = unread.union(*(half.missed for half in halves))
    # An original with mistakes changes once more: it has no fingerprint to record yet.
    to_mend = {problem.path for problem in mistakes(found.problems)}
    of_translations = translations.wrong(sources, languages, told, project.shown(""), project.today)
    yield from (p for p in of_translations if p.details.get("original") not in to_mend or not p.is_hint)
    yield from _missing(sources, project, shared, found)
    if shared.data:
        yield from addresses.same_names(sources, shared.data.topics, shared.places, project.today, languages)
        yield from shown_data.missing(sources, shared.data, settings)
        yield from _unused_pictures(sources, project, shared, found)
    if not found.unread:  # what cannot be read might link to a PDF
        yield from downloads.used(shared.paths, sources, project)
    if settings["AGAINST"]:
        from plugins.check import against  # noqa: PLC0415 - most checks need none of it

        topics = [*_topics(project, shared)]
        yield from against.compared(sources, project, shared, found, topics)


def _moved(project: Project, found: Sources) -> Moved:
    folder = project.shown("")

    def renamed() -> dict[str, str]:
        from plugins import git  # noqa: PLC0415 - most checks need none of it

        before = project.settings["AGAINST"] or "HEAD"
        pairs = git.renamed(project.content.parent, before, folder).items()
        return {old.removeprefix(folder): new.removeprefix(folder) for old, new in pairs}

    return Moved(found.pages, project.languages, project.settings["KINDS"], renamed)


def _without_source(sources: list[Source], project: Project, shared: SharedInputs) -> addresses.Made:
    topics = dict.fromkeys(map(save_as, _topics(project, shared)), project.shown("data/topics.toml"))
    languages = project.languages
    for source in sources:
        if languages[source.language].furigana and not languages[source.language].always_furigana:
            topics[save_as(languages[source.language].with_furigana(source.url))] = source.shown
    lists = {name for name, listed in project.settings["LISTS"].items() if "per_page" in listed}
    return addresses.Made(topics, {s.url: s.shown for s in sources if s.template in lists})


def _topics(project: Project, shared: SharedInputs) -> Iterator[str]:
    """Yield the address of each page that is made for a topic."""
    for language in without_editions(project.languages).values():
        for topic in shared.ids.get(TOPICS, ()):
            yield language.prefix + address(project.settings["TOPIC_ADDRESS"], topic)


def _missing(
    sources: list[Source], project: Project, shared: SharedInputs, found: Sources
) -> Iterator[Problem]:
    kind, languages = project.settings["MENU_KIND"], without_editions(project.languages)
    offices = {str(office.id): kind for office in shared.data.offices} if shared.data else {}
    needed: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language in project.languages:
        for name in project.needed_pages(language):
            needed[name][language] = f"{language}/{kind}/{name}{PAGE}"
    public = [source for source in sources if source.state(project.today) == State.PUBLISHED]
    for code, name, lacking in addresses.missing(public, found.unread, languages, offices, needed):
        details = {"id": name, "name": name, "languages": ", ".join(lacking)}
        yield Problem(project.shown(""), 0, code, details)


def _unused_pictures(
    sources: list[Source], project: Project, shared: SharedInputs, found: Sources
) -> Iterator[Problem]:
    """Hint at pictures that no page shows, or only pages of which nothing is shown any more."""
    users: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        for path in dict.fromkeys(source.pictures):
            users[path].append(source)
    shared_images = {*shared.data.site.share_image.values()} if shared.data else set()
    for path in sorted(shared.paths):
        if not path.startswith(PICTURES) or path in shared_images or found.unread:
            continue
        if not users[path]:
            yield Problem(project.shown(path), 1, "unused-image")
        elif all(source.state(project.today) in OVER for source in users[path]):
            pages = ", ".join(source.shown for source in users[path])
            yield Problem(project.shown(path), 1, "picture-of-the-past", {"pages": pages})
