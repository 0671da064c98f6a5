"""Tell of every page in which languages it exists, and whether each translation is current."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from editing import sources
from plugins import git
from plugins.model.fingerprint import fingerprint
from plugins.model.languages import without_editions
from plugins.model.lifecycle import State
from plugins.model.translation_status import KEY, versions
from plugins.read import front_matter
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.build import Run
    from plugins.model.source import Source
    from plugins.model.translation_status import Version

WORDS = {
    "original": "原文 original",
    "current": "最新 current",
    "behind": "古い behind",
    "unrecorded": "未記録 not recorded",
    "missing": "なし missing",
    "edition": "あり there",  # of an edition, whose pages are neither originals nor translations
    "no-edition": "",
}
STATES = {
    State.DRAFT: "下書き draft",
    State.SCHEDULED: "公開前 scheduled",
    State.ENDED: "終了 ended",
    State.WITHDRAWN: "取り下げ taken down",
}
STYLES = {"behind": "yellow", "unrecorded": "yellow", "missing": "dim"}


@dataclass(frozen=True)
class Status:
    """A page in one language: `word` is a key of `WORDS`, `state` where it stands today."""

    word: str
    state: State | None = None

    @property
    def text(self) -> str:
        """Return what the table shows."""
        state = STATES.get(self.state) if self.state else None
        return WORDS[self.word] + (f"\n{state}" if state else "")


def of(version: Version, run: Run) -> Status:
    """Return the status of a page in one language."""
    state = version.source.state(run.build.project.today)
    if version.original is None:
        return Status("original", state)
    word = "behind" if version.is_behind else "current" if version.is_recorded else "unrecorded"
    return Status(word, state)


def pages(run: Run) -> Iterator[tuple[str, dict[str, Status], list[Version]]]:
    """Yield each page's name, language → status, and its versions that are behind."""
    languages, project = without_editions(run.build.project.languages), run.build.project
    sources = sorted(run.sources.pages.values(), key=_page)
    found = {_page(page[0].source): page for page in versions(sources, languages)}
    for (kind, name), pages in groupby(sources, key=_page):
        page, own = found.get((kind, name), []), {source.language: source for source in pages}
        statuses = {version.source.language: of(version, run) for version in page}
        for code in project.languages:
            if code in languages:
                statuses.setdefault(code, Status("missing" if page else "no-edition"))
            else:
                state = own[code].state(project.today) if code in own else None
                statuses[code] = Status("edition" if state else "no-edition", state)
        shown = {code: statuses[code] for code in project.languages}
        yield f"{kind}/{name}", shown, [version for version in page if version.is_behind]


def _page(source: Source) -> tuple[str, str]:
    return source.kind, source.name


def table(run: Run) -> Table:
    """Return one row for each page and one column for each language."""
    shown = Table(
        "", *(language.label for language in run.build.project.languages.values()), box=None, pad_edge=False
    )
    for name, statuses, _ in pages(run):
        cells = (f"[{STYLES.get(s.word, 'default')}]{s.text}[/]" for s in statuses.values())
        shown.add_row(name, *cells)
    return shown


def changes(version: Version, root: Path) -> str:
    """Return by what a translation is behind: since when, by how many lines, and how to see them."""
    original: Source = version.original or version.source
    day = original.value("Modified")
    wanted = version.source.value(KEY)[1]

    def matches(content: bytes) -> bool:
        try:
            document, _ = front_matter.parse(decode(content), original.shown)
        except BadValueError:  # a version that could not be read
            return False
        return bool(fingerprint(document) == wanted)

    when = str(day.date()) if day else "?"
    lines = [f"{version.source.shown}: {original.shown} は{when}に変わりました / was changed on {when}"]
    if revision := git.last_with(root, original.shown, matches):
        added, removed = git.changed_lines(root, revision, original.shown)
        lines.append(f"  +{added} −{removed} 行/lines: git diff {revision} -- {original.shown}")
    return "\n".join(lines)


def show(root: Path) -> None:
    """Print the table, and below it what each translation is behind by."""
    run = sources.read(root)
    console = Console(highlight=False, no_color=True if os.environ.get("NO_COLOR") else None)
    console.print(table(run))
    for path in sorted(run.sources.unread):
        console.print(f"{run.build.project.shown(path)}: invoke check", markup=False)
    for _, _, behind in pages(run):
        for version in behind:
            console.print(f"\n{changes(version, root)}", markup=False, soft_wrap=True)
