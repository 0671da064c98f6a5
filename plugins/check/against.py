"""Compare the site with its published revision: what is lost, and what was probably meant otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins import git
from plugins.check import published, published_contacts
from plugins.model.data import TOPICS
from plugins.model.downloads import downloads
from plugins.model.lifecycle import State
from plugins.model.urls import alias_url, save_as
from plugins.read.data import load
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from plugins.check.published import Address
    from plugins.model.data import Data
    from plugins.model.project import Project
    from plugins.model.source import Source
    from plugins.model.types import Key
    from plugins.read.shared_inputs import SharedInputs
    from plugins.read.sources import Sources


def compared(
    sources: Collection[Source],
    project: Project,
    shared: SharedInputs,
    found: Sources,
    topics: Collection[str],
) -> Iterator[Problem]:
    """Yield what is lost of the revision that the setting AGAINST names, and hints about what has changed.

    `topics` are the addresses of the pages that are made for topics.
    """
    revision = project.settings["AGAINST"]
    try:
        then = git.files_at(project.content.parent, revision, published.TEXTS, published.SETTINGS)
        before = published.addresses(then, project.today)
    except BadValueError as error:
        yield error.at("--against", 0, value=revision)
        return
    wrong = {project.shown(path) for path in found.unread}  # a page with mistakes is not gone
    own = downloads(shared.paths, project.languages, project.settings["DOWNLOADS"], lambda _path: 0)
    pdfs = {download.url for download in own.values()}
    gone = published.gone(before, _current(sources, project, topics) | pdfs)
    drafts = {source.shown: source for source in sources if source.state(project.today) == State.DRAFT}
    for problem in gone:
        if draft := drafts.get(problem.path):
            yield Problem(draft.shown, draft.line("Status"), "published-draft", {"url": draft.url})
        elif problem.path not in wrong:
            yield problem
    yield from published.without_furigana(then, project.languages)
    yield from _never_shown(sources, project, before)
    yield from published.unmodified(then, found.pages, project.content, project.today)
    if shared.data:
        tables = load.read(published.data_files(then)).table
        yield from published_contacts.split(tables, shared.data, shared.places)
        yield from _empty_topics(sources, project, shared.data, shared.places)


def _current(sources: Iterable[Source], project: Project, topics: Collection[str]) -> set[str]:
    """Return the files of all pages that answer today, and of their old addresses."""
    public = (source for source in sources if source.state(project.today) in published.PUBLIC)
    return {save_as(url) for source in public for url in _urls(source, project)} | {*map(save_as, topics)}


def _urls(source: Source, project: Project) -> tuple[str, ...]:
    """Return the address of a page and its old ones."""
    prefix = project.languages[source.language].prefix
    return source.url, *(alias_url(prefix, alias) for alias in source.value("Aliases") or ())


def _never_shown(sources: Iterable[Source], project: Project, before: Iterable[Address]) -> Iterator[Problem]:
    """Hint at each page that is over before anybody could read it."""
    public = {save_as(address.url) for address in before}
    for source in sources:
        is_known = any(save_as(url) in public for url in _urls(source, project))
        if source.state(project.today) == State.ENDED and not is_known:
            details = {"expires": str(source.value("Expires").date())}
            yield Problem(source.shown, source.line("Expires"), "over-before-shown", details)


def _empty_topics(
    sources: Iterable[Source], project: Project, data: Data, places: Mapping[Key, tuple[str, int]]
) -> Iterator[Problem]:
    """Hint at each topic whose page lists nothing."""
    public = (source for source in sources if source.state(project.today) == State.PUBLISHED)
    used = {topic for source in public for topic in source.value("Topics") or ()}
    for i, topic in enumerate(data.topics):
        if topic.id not in used:
            yield Problem(*places[TOPICS, i], "empty-topic", {"id": topic.id})
