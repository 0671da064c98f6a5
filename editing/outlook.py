"""Tell of each page that differs from the published revision when readers see the change, if they do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editing import sources, summary
from plugins import git
from plugins.check import published
from plugins.model import lifecycle
from plugins.model.languages import without_editions
from plugins.model.lifecycle import OVER, State
from plugins.model.links import PAGE
from plugins.read import front_matter
from plugins.read.encoding import decode
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.build import Run
    from plugins.model.source import Source

TEXTS = Path(__file__).with_suffix(".toml")
MOST = 20  # changes that are told one by one: a person made them


@dataclass(frozen=True)
class Outlook:
    """What becomes of a page in one language: `word` is a state of outlook.toml, the days those it names."""

    word: str
    first: datetime.date | None = None
    last: datetime.date | None = None


def of(source: Source, before: State | None, today: datetime.date, *, is_same: bool) -> Outlook:
    """Return what becomes of a page; `before` is where it stood, `is_same` whether its file is as it was."""
    now = source.state(today)
    first, last = (source.value(key) for key in ("Date", "Expires"))
    until = last.date() if last else None
    if is_same or (now in OVER and now == before):
        return Outlook("same")
    if now == State.PUBLISHED:
        return Outlook("changed" if before == State.PUBLISHED else "new", last=until)
    if now == State.SCHEDULED:
        return Outlook(now, first.date(), until)
    return Outlook("never" if now == State.ENDED and before not in published.PUBLIC else now)


def pages(run: Run, then: Mapping[str, bytes]) -> Iterator[tuple[str, dict[str, Outlook]]]:
    """Yield the name of each page of which a file differs from an earlier version, and language → outlook."""
    project = run.build.project
    found = sorted(run.sources.pages.values(), key=lambda source: (source.kind, source.name))
    for (kind, name), versions in groupby(found, key=lambda source: (source.kind, source.name)):
        states = dict.fromkeys(without_editions(project.languages), Outlook("missing"))
        has_changed = False
        for source in versions:
            before = then.get(source.shown)
            is_same = before == (project.content / source.path).read_bytes()
            has_changed |= not is_same
            stood = _state(before, source.shown, project.today)
            states[source.language] = of(source, stood, project.today, is_same=is_same)
        if has_changed:
            yield f"{kind}/{name}", states


def others(run: Run, then: Mapping[str, bytes]) -> list[str]:
    """Return the files of data and pictures that are not as they were, which pages show in their places."""
    project = run.build.project
    paths = sorted(path for path in run.build.shared.paths if not path.endswith(PAGE))
    return [
        project.shown(path)
        for path in paths
        if then.get(project.shown(path)) != (project.content / path).read_bytes()
    ]


def _state(content: bytes | None, path: str, day: datetime.date) -> State | None:
    try:
        document, _ = front_matter.parse(decode(content or b""), path)
    except BadValueError:  # it was never published
        return None
    return lifecycle.state(document, day) if document.entries else None


def lines(
    found: Iterable[tuple[str, dict[str, Outlook]]],
    files: Iterable[str],
    labels: Mapping[str, str],
    words: Mapping[str, Any],
) -> list[str]:
    """Return what is told of pages and other files, in one language of the staff.

    `labels` names the languages of the site.
    """
    told = []
    for page, states in found:
        each = (
            words["language"].format(label=labels[language], state=_worded(outlook, words))
            for language, outlook in states.items()
        )
        told.append(words["page"].format(page=page, languages=words["joint"].join(each)))
    told += [words["other"].format(file=file) for file in files]
    if len(told) > MOST:
        told[MOST:] = [words["more"].format(count=len(told) - MOST)]
    return [words["heading"], *told] if told else [words["nothing"]]


def _worded(outlook: Outlook, words: Mapping[str, Any]) -> str:
    state: str = words["states"][outlook.word].format(date=outlook.first)
    until: str = words["until"]
    return until.format(state=state, date=outlook.last) if outlook.last else state


def tell(root: Path, revision: str) -> None:
    """Print it in each language of the staff, and add it to the code host's summary of the check."""
    run = sources.read(root)
    labels = {code: language.label for code, language in run.build.project.languages.items()}
    then = git.files_at(root, revision, published.TEXTS)
    found, files = [*pages(run, then)], others(run, then)
    for words in tomllib.loads(TEXTS.read_text(encoding="utf-8")).values():
        heading, *rest = lines(found, files, labels, words)
        print(f"==> {heading}", *(f"    {line}" for line in rest), sep="\n")
        summary.add(heading, rest)
