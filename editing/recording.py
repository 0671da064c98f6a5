"""Record a translation as current: its head tells the fingerprint of the text that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editing import sources
from plugins.model.languages import without_editions
from plugins.model.translation_status import KEY, entry, versions
from plugins.read.fences import FENCE
from plugins.report.console import print_problems
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.build import Run


def recorded(text: str, value: str) -> str:
    """Return a source whose head says what it was translated from; all other lines stay as they are."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
    head: list[str] = []
    is_old = False
    for line in lines[1:end]:
        is_old = line.partition(":")[0].strip() == KEY or (is_old and line.strip().startswith("- "))
        head += [] if is_old else [line]
    return "\n".join([lines[0], *head, f"{KEY}: {value}", *lines[end:]])


def record(path: Path, run: Run) -> str:
    """Record the translation at `path` as current, and return the original that it is compared with.

    Raises `BadValueError` for a file that is no page, cannot be read, or is an original.
    """
    content = run.build.project.content.resolve()
    if not path.resolve().is_relative_to(content):
        raise BadValueError("not-a-page")
    source = run.sources.pages.get(path.resolve().relative_to(content).as_posix())
    if source is None:
        raise BadValueError("not-a-page")
    if not source.document.entries:
        raise BadValueError("no-front-matter")
    found = {
        v.source.path: v
        for page in versions(run.sources.pages.values(), without_editions(run.build.project.languages))
        for v in page
    }
    original = found[source.path].original if source.path in found else None  # none of an edition is
    if original is None:
        raise BadValueError("not-a-translation")
    text = path.read_text(encoding="utf-8")
    path.write_text(recorded(text, entry(original)), encoding="utf-8", newline="\n")
    return original.shown


def run(root: Path, path: Path) -> int:
    """Record the translation at `path`, say so, and return the program's exit status."""
    try:
        original = record(path, sources.read(root))
    except BadValueError as error:
        print_problems([error.at(str(path), 0)])
        return 1
    print(f"==> {path}: {original} と同じ内容だと記録しました / recorded as saying the same as {original}")
    return 0
