"""The inputs that all pages share: the list of files, and the tables of content/data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins import files, hashing
from plugins.model import links
from plugins.model.languages import editions, without_editions
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.model.data import Data
    from plugins.model.project import Project
    from plugins.model.types import Key


@dataclass(frozen=True)
class SharedInputs:
    """What is found below content/ before any text is read.

    `paths` are those of all files that could be meant for the site. `ids` maps a table of the data to the ids
    in it, also where `data` is None because something in it is wrong; `places` says where a key stands.
    `texts` are the data files as they were read, `digests` their digests, by paths as problems show them.
    """

    paths: frozenset[str]
    data: Data | None
    ids: Mapping[str, set[str]]
    places: Mapping[Key, tuple[str, int]]
    texts: Mapping[str, str]
    digests: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Unparsed:
    """The paths of all files that could be meant for the site, and what is in those of content/data.

    `contents` have paths as problems show them; `problems` are those of files that cannot be read.
    """

    paths: frozenset[str]
    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def digests(self) -> dict[str, str]:
        """Return path → digest of each data file."""
        return {path: hashing.digest(content) for path, content in self.contents.items()}


def unparsed(project: Project) -> Unparsed:
    """List the files, and read those of content/data."""
    paths = frozenset(files.published(project.content, project.settings["IGNORE_FILES"]))
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted((project.content / "data").glob("*.toml")):
        shown = project.shown(f"data/{path.name}")
        try:
            contents[shown] = files.read(str(path))
        except OSError as error:
            problems.append(Problem(shown, 1, "unreadable", {"what": str(error.strerror)}))
    return Unparsed(paths, contents, tuple(problems))


def shared_inputs(project: Project, found: Unparsed) -> SharedInputs:
    """Read the tables."""
    from plugins.read.data import load  # noqa: PLC0415 - not where the tables come from the cache

    tables = load.read(found.contents)
    languages, of = without_editions(project.languages), editions(project.languages)
    data, problems = load.load(
        tables, languages, lambda path: path in found.paths and links.may_lead_to(path), of
    )
    return SharedInputs(
        found.paths,
        data,
        tables.ids(),
        tables.places,
        {path: content.decode("utf-8", errors="replace") for path, content in found.contents.items()},
        found.digests,
        (*found.problems, *problems),
    )
