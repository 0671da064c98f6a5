"""One build: what it begins with, and the state of a run that makes it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.cache import picture_cache
from plugins.cache.build_cache import BuildCache, open_cache
from plugins.cache.verdicts import inspected
from plugins.check import files, pdf, pictures, share_images
from plugins.check.folders import Layout
from plugins.model.links import DOWNLOAD, PICTURES
from plugins.model.project import Project, project
from plugins.read.reader import OtherFiles
from plugins.read.sources import Sources
from plugins.report.problems import Problem, mistakes
from plugins.shared import shared
from plugins.write.output import Output, output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from plugins.cache.build_record import Rendered
    from plugins.check.rules import Rules
    from plugins.model.assets import Asset
    from plugins.model.site import Site
    from plugins.read.pictures import Facts
    from plugins.read.shared_inputs import SharedInputs
    from plugins.render.theme import Theme


@dataclass(frozen=True)
class Build:
    """What a build begins with: everything that its stages need besides the results of earlier ones.

    `unusable` are the paths below content/ of files that cannot be published; `problems` are those of the
    shared inputs and of these files.
    """

    project: Project
    output: Output
    cache: BuildCache
    shared: SharedInputs
    theme: Theme
    rules: Rules
    files: OtherFiles
    unusable: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def jobs(self) -> int:
        """Return how many processes to use."""
        return jobs(self.project.settings)


@dataclass
class Run:
    """The state of one run: the results of its stages so far, and every problem found. It is never reused."""

    build: Build
    problems: list[Problem]
    sources: Sources = field(default_factory=Sources)
    site: Site | None = None
    assets: dict[str, Asset] = field(default_factory=dict)  # by path of a picture or a file of the theme
    rendered: Mapping[str, Rendered | None] = field(default_factory=dict)  # path → how, or None: as before

    def prepare_output(self) -> None:
        """Create the folders in which the site is prepared."""
        record = self.build.cache.record
        try:
            self.build.output.prepare(record.files if record else ())
        except OSError as error:
            self.stop_as_not_writable(error)

    def stop_at_mistakes(self) -> None:
        """Print all problems and raise SystemExit(1) if there is a mistake among them."""
        if mistakes(self.problems):
            self.end_without_site()
            raise SystemExit(1)

    def stop_as_not_writable(self, error: OSError) -> None:
        """Print that the site cannot be written, and raise SystemExit(1)."""
        name = self.build.output.site.target.name
        self.problems.append(Problem(name, 0, "output-not-writable", {"what": str(error)}))
        self.stop_at_mistakes()

    def end_without_site(self) -> None:
        """Discard what was prepared, and print all problems; the existing site stays as it is."""
        self.problems += self.build.cache.close()
        self.build.output.discard()
        self.show_problems()

    def discard(self) -> None:
        """Clean up after a run, however it has ended."""
        self.build.output.discard()
        self.build.cache.close()

    def show_problems(self) -> None:
        """Print the problems, unless the caller does so (setting `SILENT`)."""
        if self.problems and not self.build.project.settings.get("SILENT"):
            from plugins.report.console import print_problems  # noqa: PLC0415 - mostly, there are none

            print_problems(self.problems)


def begin(settings: Mapping[str, Any]) -> Build:
    """Load the inputs that all pages share, and check the files that there are."""
    ours, folders = project(settings), output(settings)
    cache = open_cache(settings, folders.site.target)
    inputs, look, rules, problems = shared(ours, cache)
    found = [*_wrong_files(ours, inputs, partial(inspected, cache, ours.content))]
    facts: dict[str, Facts] = {}
    found += _wrong_pictures(ours, inputs, cache, found, facts)
    unusable = _paths(ours, mistakes(found))
    of_images = share_images.hints(inputs.data, inputs.places, facts)
    told = (*problems, *found, *of_images)
    return Build(ours, folders, cache, inputs, look, rules, OtherFiles(inputs.paths), unusable, told)


def _wrong_files(
    project: Project, shared: SharedInputs, inspected: Callable[[str], pdf.Verdict]
) -> Iterator[Problem]:
    """Yield what is wrong with files by themselves; PDFs are looked into where nothing else is wrong."""
    layout = Layout(project.languages, project.settings["KINDS"], project.settings["DOWNLOADS"])
    paths, data = sorted(shared.paths), shared.data
    found = [*files.wrong(project.content, paths, layout)]
    yield from found
    wrong = _paths(project, found)
    pdfs = (path for path in paths if path.endswith(DOWNLOAD) and path not in wrong)
    names = (data.organisation.name, data.organisation.also_known_as) if data else ()
    own = {name for named in names for name in named.values()}
    yield from pdf.wrong(project.content, pdfs, inspected, own)


def _paths(project: Project, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the paths below content/ of the files that problems are about."""
    return frozenset(problem.path.removeprefix(project.shown("")) for problem in problems)


def _wrong_pictures(
    project: Project,
    shared: SharedInputs,
    cache: BuildCache,
    found: Iterable[Problem],
    facts: dict[str, Facts],
) -> Iterator[Problem]:
    """Yield what is wrong with the pictures of whose names and places nothing is wrong.

    What is known of each is added to `facts`.
    """
    known = cache.inputs.content if cache.inputs else {}

    def look(paths: Sequence[str]) -> Mapping[str, Facts]:
        digests = picture_cache.digests(project.content, paths, known)
        facts.update(picture_cache.facts(cache.database, project.content, digests, jobs(project.settings)))
        return facts

    paths = sorted(path for path in shared.paths - _paths(project, found) if path.startswith(PICTURES))
    yield from pictures.wrong(project.content, paths, look)


def jobs(settings: Mapping[str, Any]) -> int:
    """Return how many processes to use: as many as `JOBS` says, or as there are processors."""
    wanted = settings["JOBS"]
    if wanted.isascii() and wanted.isdigit() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
