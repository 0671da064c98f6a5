"""One build: what it is begun with, what its stages come to, and how it ends."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache as memoized
from typing import TYPE_CHECKING, Any

from plugins.cache.build_cache import open_cache
from plugins.check import contacts, files
from plugins.check.rules import Rules, rules
from plugins.model.project import Project, project
from plugins.read.reader import OtherFiles
from plugins.read.shared_inputs import SharedInputs, shared_inputs
from plugins.read.sources import Sources
from plugins.render import security_txt, theme
from plugins.report.console import print_problems
from plugins.report.problems import Problem, mistakes
from plugins.write.output import Output, output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.cache.build_cache import BuildCache
    from plugins.cache.build_record import Rendered
    from plugins.model.site import Site
    from plugins.render.theme import Theme


@dataclass
class Build:
    """One build at work; made anew for each, so that nothing is left over from the one before."""

    project: Project
    output: Output
    cache: BuildCache
    shared: SharedInputs
    theme: Theme
    rules: Rules
    files: OtherFiles
    problems: list[Problem]
    unusable: frozenset[str] = frozenset()  # paths below content/ of files that cannot be published
    sources: Sources = field(default_factory=Sources)
    site: Site | None = None
    assets: dict[str, str] = field(default_factory=dict)  # path of a picture or a file of the theme → address
    rendered: Mapping[str, Rendered | None] = field(default_factory=dict)  # path → how, or None: as before

    @property
    def jobs(self) -> int:
        """Return how many processes to use: as many as `JOBS` says, or as there are processors."""
        wanted = self.project.settings["JOBS"]
        if wanted.isascii() and wanted.isdigit() and int(wanted):
            return int(wanted)
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def stop_at_mistakes(self) -> None:
        """End the program with the whole list on standard error when there is a mistake in it."""
        if mistakes(self.problems):
            self.end_without_site()
            raise SystemExit(1)

    def end_without_site(self) -> None:
        """Leave the site as it is, and show what was found."""
        self.problems += self.cache.close()
        self.output.discard()
        self.show_problems()

    def discard(self) -> None:
        """Remove what is left of a build, however it has ended."""
        self.output.discard()
        self.cache.close()

    def show_problems(self) -> None:
        """Print the problems, unless whoever asked for the build shows them."""
        if not self.project.settings.get("SILENT"):
            print_problems(self.problems)

    def prepare_output(self) -> None:
        """Make the folders in which the site is prepared."""
        try:
            self.output.prepare(self.cache.record.files if self.cache.record else ())
        except OSError as error:
            self.problems.append(self.not_writable(error))
            self.stop_at_mistakes()

    def not_writable(self, error: OSError) -> Problem:
        """Return the problem that the site cannot be written."""
        return Problem(self.output.target.name, 0, "output-not-writable", {"what": str(error)})


def begin(settings: Mapping[str, Any], problems: list[Problem]) -> Build:
    """Read what all pages share, and look at the files that there are; `problems` is where all of them go."""
    ours, folders = project(settings), output(settings)
    cache = open_cache(settings, folders.target)
    shared, look = shared_inputs(ours), theme.load(ours, cache.is_valid)
    of_texts = rules(ours, shared)
    size_of = memoized(files.picture_size)
    others = OtherFiles(ours.content, shared.paths, size_of)
    build = Build(ours, folders, cache, shared, look, of_texts, others, problems)
    found = [*files.wrong(ours.content, sorted(shared.paths), ours.languages, settings["KINDS"], size_of)]
    build.unusable = frozenset(problem.path.removeprefix(ours.shown("")) for problem in found)
    problems += [*shared.problems, *look.problems, *found, *_wrong_numbers(build)]
    problems += security_txt.hints(shared.data, shared.places, ours.today)
    return build


def _wrong_numbers(build: Build) -> Iterator[Problem]:
    """Yield telephone numbers in data and translations that are not ours."""
    if known := build.rules.contacts:
        for path, text in {**build.shared.texts, **build.theme.texts}.items():
            yield from contacts.wrong_numbers(text, path, known)
