"""Check how PDFs are used: some text links to each, and people who cannot read a PDF get a page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.model.downloads import folders
from plugins.model.lifecycle import OVER
from plugins.model.links import DOWNLOAD
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.project import Project
    from plugins.model.source import Source

# Letters and digits of a text that says what a flyer of one page says: what it is about, when, where, and how
# to come. A text with spaces between its words takes more of them. Below that, a text only announces the PDF.
SHORTEST, SHORTEST_SPACED = 150, 300


def used(paths: Iterable[str], sources: Iterable[Source], project: Project) -> Iterator[Problem]:
    """Yield a hint for each PDF that no text links to, that only past ones do, or that stands for a text.

    A page in the PDF's language that links to it and has a text of its own is enough, so that the hint
    is silent once somebody has followed it.
    """
    linking: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        for path in source.downloads:
            linking[path].append(source)
    for language, folder in folders(project.languages, project.settings["DOWNLOADS"]).items():
        shortest = SHORTEST if project.languages[language].is_unspaced else SHORTEST_SPACED
        for path in sorted(path for path in paths if path.startswith(folder) and path.endswith(DOWNLOAD)):
            left = [source for source in linking[path] if source.state(project.today) not in OVER]
            pages = {"pages": ", ".join(source.shown for source in left or linking[path])}
            if not linking[path]:
                yield Problem(project.shown(path), 1, "unused-pdf", _link(path, folder))
            elif not left:
                yield Problem(project.shown(path), 1, "pdf-of-the-past", pages)
            elif not any(s.language == language and s.length >= shortest for s in left):
                yield Problem(project.shown(path), 1, "pdf-without-text", pages)


def _link(path: str, folder: str) -> dict[str, str]:
    """Return how a text beside the folder of PDFs links to one."""
    return {"link": f"../{path.removeprefix(folder.partition('/')[0] + '/')}"}
