"""The checks that compare pages with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins import git
from plugins.check import addresses, days, links, published, test_record, translations
from plugins.model import lifecycle
from plugins.model.data import TOPICS
from plugins.model.lifecycle import State
from plugins.model.links import PAGE, PICTURES
from plugins.model.urls import address, alias_url, save_as
from plugins.report.problems import BadValueError, Problem

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
    around = links.Surroundings(
        sources=found.pages,
        files=shared.paths,
        template_ids=lambda template: rules.template_ids.get(template, ()),
        today=project.today,
        shows_unpublished=settings["SHOW_UNPUBLISHED"],
    )
    for source in sources:
        yield from links.wrong(source, around)
    # Also a build of an earlier day knows what people write today.
    yield from days.wrong(sources, max(project.today, lifecycle.today(settings["TIMEZONE"])))
    made = _without_source(sources, project, shared)
    yield from addresses.same_addresses(sources, made)
    yield from addresses.same_offices(sources)
    yield from addresses.same_texts(sources, project.today)
    yield from addresses.aliases(sources, project.languages, made)
    yield from translations.wrong(sources, project.languages, unread, project.shown(""), project.today)
    yield from _missing(sources, project, shared, found)
    if shared.data:
        yield from test_record.missing(sources, shared.data, settings["TEST_RECORD_TEMPLATE"])
        yield from _unused_pictures(sources, project, shared, found)
    if revision := settings["AGAINST"]:
        yield from _gone(sources, project, shared, found, revision)


def _without_source(sources: list[Source], project: Project, shared: SharedInputs) -> addresses.Made:
    topics = dict.fromkeys(map(save_as, _topics(project, shared)), project.shown("data/topics.toml"))
    lists = {name for name, listed in project.settings["LISTS"].items() if "per_page" in listed}
    return addresses.Made(topics, {s.url: s.shown for s in sources if s.template in lists})


def _topics(project: Project, shared: SharedInputs) -> Iterator[str]:
    """Yield the address of each page that is made for a topic."""
    for language in project.languages.values():
        for topic in shared.ids.get(TOPICS, ()):
            yield language.prefix + address(project.settings["TOPIC_ADDRESS"], topic)


def _gone(
    sources: list[Source], project: Project, shared: SharedInputs, found: Sources, revision: str
) -> Iterator[Problem]:
    public = [source for source in sources if source.state(project.today) in published.PUBLIC]
    prefixes = {code: language.prefix for code, language in project.languages.items()}
    urls = {source.url for source in public}
    urls |= {alias_url(prefixes[s.language], alias) for s in public for alias in s.value("Aliases") or ()}
    urls |= {*_topics(project, shared)}
    try:
        then = git.files_at(project.content.parent, revision, published.TEXTS, published.SETTINGS)
        gone = list(published.gone(then, {save_as(url) for url in urls}, project.today))
    except BadValueError as error:
        yield error.at("--against", 0, value=revision)
        return
    wrong = {project.shown(path) for path in found.unread}  # a page with mistakes is not gone
    yield from (problem for problem in gone if problem.path not in wrong)
    yield from published.unmodified(then, found.pages, project.content, project.today)


def _missing(
    sources: list[Source], project: Project, shared: SharedInputs, found: Sources
) -> Iterator[Problem]:
    offices = [office.id for office in shared.data.offices] if shared.data else []
    menus = (name for menu in project.settings["MENU"].values() for name in menu)
    kind = project.settings["MENU_KIND"]
    paths = {name: f"{kind}/{name}{PAGE}" for name in (*project.settings["REQUIRED_PAGES"], *menus)}
    public = [source for source in sources if source.state(project.today) == State.PUBLISHED]
    for code, name, lacking in addresses.missing(public, found.unread, project.languages, offices, paths):
        details = {"id": name, "name": name, "languages": ", ".join(lacking)}
        yield Problem(project.shown(""), 0, code, details)


def _unused_pictures(
    sources: list[Source], project: Project, shared: SharedInputs, found: Sources
) -> Iterator[Problem]:
    used = {path for source in sources for path in source.pictures}
    used |= {*shared.data.site.share_image.values()} if shared.data else set()
    for path in sorted(shared.paths):
        if path.startswith(PICTURES) and path not in used and not found.unread:
            yield Problem(project.shown(path), 1, "unused-image")
