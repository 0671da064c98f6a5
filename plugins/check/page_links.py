"""Check links between pages: they lead to a page and a heading that are there, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.check.links import mistyped
from plugins.model.lifecycle import OVER
from plugins.model.links import PAGE, relative
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterator, Mapping

    from plugins.model.links import Target
    from plugins.model.source import Source

Found = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Surroundings:
    """What links between pages are compared with.

    `sources` holds all pages by their path, `files` every page and picture, read or not; `template_ids` the
    ids that a template uses itself; `moved` returns the page that was at a path where there is none now, and
    links to `half_moved` ones are not told before all languages have moved: it could still be taken back.
    """

    sources: Mapping[str, Source]
    files: Collection[str]
    template_ids: Callable[[str], Collection[str]]
    today: datetime.date
    moved: Callable[[str], Source | None]
    half_moved: Collection[str] = ()
    shows_unpublished: bool = False

    @cached_property
    def begins(self) -> dict[str, datetime.date]:
        """Return path → first day from today on that a page is public."""
        return {path: source.begins(self.today) for path, source in self.sources.items()}

    @cached_property
    def over(self) -> set[str]:
        """Return the paths of pages that are over."""
        return {path for path, source in self.sources.items() if source.state(self.today) in OVER}


def wrong(source: Source, around: Surroundings) -> Iterator[Problem]:
    """Yield everything that is wrong with a text's links to pages."""
    for target in source.targets:
        for code, details in _page(source, target, around):
            yield Problem(source.shown, target.line, code, details)


def _page(source: Source, link: Target, around: Surroundings) -> Iterator[Found]:
    target = around.sources.get(link.path) if link.path else source
    if target is None:
        is_told = link.path in around.files or mistyped(source, link.address, around.files.__contains__)
        now = None if is_told else around.moved(link.path)
        if not is_told and not (now and now.path in around.half_moved):
            yield _missing(source, link, now)
        return
    if target.language != source.language:
        yield from _other_language(source, link, target, around)
    if target.path in around.over and source.path not in around.over:
        yield "ended-link", {"link": link.address}
    is_seen = not around.shows_unpublished and source.path not in around.over
    if is_seen and around.begins[target.path] > around.begins[source.path]:
        yield "unpublished-link", {"link": link.address}
    if (
        link.fragment
        and link.fragment not in target.ids
        and link.fragment not in around.template_ids(target.template)
    ):
        known = ", ".join(dict.fromkeys(target.ids)) or "-"
        yield "broken-fragment", {"fragment": link.fragment, "file": target.shown, "known": known}


def _missing(source: Source, link: Target, now: Source | None) -> Found:
    if now is None:
        return "broken-link", {"link": link.address}
    own = "".join((relative(now.path, source.path), *link.address.partition("#")[1:]))
    return "moved-link", {"link": link.address, "file": now.shown, "own": own}


def _other_language(source: Source, link: Target, target: Source, around: Surroundings) -> Iterator[Found]:
    """Yield that there is a page in the text's own language to link to instead.

    It is a mistake if that page can be read on every day on which the text can: else it would become one by
    the date alone, on a day on which nobody writes.
    """
    path = f"{source.language}/{target.kind}/{target.name}{PAGE}"
    details = {"link": link.address, "own": relative(path, source.path)}
    own = around.sources.get(path)
    if own is None:
        if path in around.files:  # it holds a mistake
            yield "other-language-link", details
    elif own.days.covers(source.days):
        yield "other-language-link", details
    elif own.days.overlaps(source.days.since(around.today)):
        yield "own-language-some-days", details
