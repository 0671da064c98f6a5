"""Compare the site with its published revision: what is lost, and what was probably meant otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins import git
from plugins.check import published, published_contacts
from plugins.model.urls import alias_url, save_as
from plugins.read.data import load
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.model.project import Project
    from plugins.model.source import Source
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
        gone = list(published.gone(then, _addresses(sources, project, topics), project.today))
    except BadValueError as error:
        yield error.at("--against", 0, value=revision)
        return
    wrong = {project.shown(path) for path in found.unread}  # a page with mistakes is not gone
    yield from (problem for problem in gone if problem.path not in wrong)
    if shared.data:
        tables = load.read(published.data_files(then)).table
        yield from published_contacts.split(tables, shared.data, shared.places)


def _addresses(sources: Collection[Source], project: Project, topics: Collection[str]) -> set[str]:
    """Return the files of all pages that answer today, and of their old addresses."""
    public = [source for source in sources if source.state(project.today) in published.PUBLIC]
    prefixes = {code: language.prefix for code, language in project.languages.items()}
    urls = {source.url for source in public} | {*topics}
    urls |= {alias_url(prefixes[s.language], alias) for s in public for alias in s.value("Aliases") or ()}
    return {save_as(url) for url in urls}
