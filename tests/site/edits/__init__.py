"""What people who only write do with a site: ordinary edits of its content, whatever that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bench.readings import cover
from tests.site.edits import articles, data, notices, offices, wording

if TYPE_CHECKING:
    from collections.abc import Iterator


def ordinary(project: Path) -> Iterator[str]:
    """Edit the content of a project, one edit after the other; yield what has been done after each.

    All kanji that they write have readings.
    """
    written = Path(__file__).parent.glob("*.py")
    cover(project / "content", (path.read_text(encoding="utf-8") for path in written))
    for part in (notices, articles, offices, data, wording):
        yield from part.edits(project)
