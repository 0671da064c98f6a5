"""What people who only write do with a site: ordinary edits of its content, whatever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.edits import articles, data, notices, offices, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def ordinary(project: Path) -> Iterator[str]:
    """Edit the content of a project, one edit after the other; yield what has been done after each."""
    for part in (notices, articles, offices, data, wording):
        yield from part.edits(project)
