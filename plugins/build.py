"""One run from sources to site: load what pages share, stop at problems, replace the output at the end."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins import hashing
from plugins.cache import keeping
from plugins.model import lifecycle
from plugins.model.languages import Language, languages
from plugins.read.data import load
from plugins.read.markdown import links
from plugins.render import gettext_catalogue, security_txt, stylesheet
from plugins.report import pelican_log
from plugins.report.console import tell
from plugins.report.problems import Problem, mistakes
from plugins.write import atomic_swap

if TYPE_CHECKING:
    import datetime
    import gettext
    from collections.abc import Callable, Iterator, Mapping

    from pelican import Pelican

    from plugins.cache.build_cache import Record
    from plugins.cache.database import Store
    from plugins.cache.unchanged import Inputs
    from plugins.check import Rules
    from plugins.model.data import Data
    from plugins.model.source import Source
    from plugins.render.renderer import Task

KEY = "BUILD"  # the setting under which generators and readers find the `Build` of the current run


@dataclass
class Build:
    """What one run knows; made anew for each, so that nothing is left over from the one before."""

    content: Path
    target: Path
    staging: Path
    languages: dict[str, Language]
    data: Data | None = None
    translations: dict[str, gettext.NullTranslations] = field(default_factory=dict)
    stylesheet: stylesheet.Stylesheet | None = None
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)  # ids of offices and topics
    rules: Rules = None  # type: ignore[assignment]  # the guard sets them before anything is read
    words: dict[str, str] = field(default_factory=dict)  # the texts of data and translations, by shown path
    picture_size: Callable[[Path], tuple[int, int] | None] = lambda _: None  # by the guard; each is read once
    own: tuple[str, ...] = ()  # addresses of this site that a text might give in full
    files: frozenset[str] = frozenset()  # paths below content/ of all that could be meant for the site
    sources: dict[str, Source] = field(default_factory=dict)  # pages that could be read, by their path
    unread: set[str] = field(default_factory=set)  # and those that could not
    static: dict[str, str] = field(default_factory=dict)  # path of a picture or a file of the theme → address
    today: datetime.date = field(default_factory=lifecycle.today)
    is_silent: bool = False  # a program asks, and tells the problems itself
    release: Path | None = None  # where what tells of a public site goes at the end; None: not a public one
    tasks: list[Task] = field(default_factory=list)  # the files to render
    last_steps: list[Callable[[Build], None]] = field(default_factory=list)  # taken when all is listed
    jobs: int = 1  # processes to use at most
    code: str = ""  # changes with the code
    look: Mapping[str, str] = field(default_factory=dict)  # path below the theme → digest
    frame: str = ""  # changes with what all files of the site share
    store: Store | None = None  # what earlier builds have kept
    inputs: Inputs | None = None  # what it is made from, where that is known
    record: Record | None = None  # how the site was made that lies in `target`; in the end, the new one
    spare: Path | None = None  # where the site before that one is, in which most files are the same

    @property
    def release_staging(self) -> Path | None:
        """Return where what goes into `release` is prepared."""
        return atomic_swap.staging_path(self.release) if self.release else None

    @property
    def prepared(self) -> dict[Path, Path]:
        """Return each folder that this run prepares, and the one whose place it takes."""
        site = {self.staging: self.target}
        return {**site, self.release_staging: self.release} if self.release and self.release_staging else site

    @property
    def spares(self) -> dict[Path, Path]:
        """Return the folder of the site that this run prepares, and where the one before goes."""
        return {self.staging: self.spare} if self.spare else {}

    def discard(self) -> None:
        """Remove what this run has prepared."""
        for staging in self.prepared:
            if staging in self.spares:
                atomic_swap.put_aside(staging, self.spares[staging])
            else:
                atomic_swap.discard(staging)
        if self.store:
            self.store.close()

    def shown(self, path: str) -> str:
        """Return how problems name a file below the content folder: content/ja/guide/steps.md."""
        return f"{self.content.name}/{path}"

    def is_addressed(self, path: str) -> bool:
        """Tell whether a path below the content folder is that of a page or a picture."""
        return path in self.files and links.may_lead_to(path)


def start(pelican: Pelican) -> None:
    """Load what all pages share, and send Pelican's output to the staging folder."""
    settings = pelican.settings
    target = Path(settings.setdefault("PUBLIC_PATH", settings["OUTPUT_PATH"])).resolve()  # a link stays one
    content, theme = Path(settings["PATH"]), Path(settings["THEME"])
    day = settings["TODAY"] or lifecycle.today(settings["TIMEZONE"])
    staging, silent = atomic_swap.staging_path(target), bool(settings.get("SILENT"))
    release = Path(settings["RELEASE_PATH"]).resolve() if settings["RELEASE_PATH"] else None
    build = Build(content, target, staging, languages(settings), today=day, is_silent=silent, release=release)
    settings[KEY] = build
    build.inputs = settings.get("INPUTS")
    build.jobs, build.code = _jobs(settings["JOBS"]), hashing.code()
    keeping.begin(build, settings)
    if not settings.get("CHECK_ONLY"):
        _prepare_output(build)
    pelican.output_path = settings["OUTPUT_PATH"] = str(build.staging)
    pelican_log.collect(build.problems)
    build.files = frozenset(hashing.published(content, settings["IGNORE_FILES"]))
    files = dict(_data_files(build))
    build.look = hashing.tree(theme, follows=True)
    if build.inputs and not _is_as_seen(build, build.inputs, files):
        build.inputs = None  # somebody saves while this build begins: the next one must look again
    build.frame = repr((hashing.plain(settings, KEY), build.code, build.look, files))
    sources = load.read(files)
    build.known = sources.ids()
    build.data, problems = load.load(sources, build.languages, build.is_addressed)
    build.words = {path: content.decode("utf-8", errors="replace") for path, content in files.items()}
    build.problems += [*problems, *security_txt.hints(build.data, sources.places, build.today)]
    _load_messages(build, settings)
    build.stylesheet, problems = stylesheet.load(theme / "css" / "main.css", theme.name, settings["BROWSERS"])
    build.problems += problems


def _data_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield how problems name each data file, and what is in it; note those that cannot be read."""
    for path in sorted((build.content / "data").glob("*.toml")):
        shown = build.shown(f"data/{path.name}")
        try:
            yield shown, hashing.content(str(path))
        except OSError as error:
            build.problems.append(Problem(shown, 1, "unreadable", {"what": str(error.strerror)}))


def _is_as_seen(build: Build, inputs: Inputs, files: Mapping[str, bytes]) -> bool:
    """Tell whether data and theme were read as they were when the inputs were looked at."""
    seen = [inputs.content.get(path.partition("/")[2]) for path in files]
    return inputs.theme == build.look and seen == [*map(hashing.digest, files.values())]


def _load_messages(build: Build, settings: Any) -> None:
    """Load the interface strings; a theme that was found right once need not be looked through again."""
    theme, is_right = Path(settings["THEME"]), keeping.is_right(build)
    build.translations, problems = gettext_catalogue.load_all(
        theme, build.languages, settings["MESSAGES_LANGUAGE"], theme.name, is_right=is_right
    )
    build.problems += problems
    for language in build.translations:
        path = gettext_catalogue.po_path(theme, language)
        if path.is_file():
            shown = f"{theme.name}/{path.relative_to(theme).as_posix()}"
            build.words[shown] = path.read_text(encoding="utf-8", errors="replace")


def _jobs(wanted: str) -> int:
    """Return how many processes to use: as many as wanted, or as there are processors for this program."""
    if wanted.isascii() and wanted.isdigit() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare_output(build: Build) -> None:
    for staging, target in build.prepared.items():
        try:
            wanted = build.record.files if build.record else ()
            atomic_swap.prepare(target, build.spares.get(staging), wanted)
        except OSError as error:
            build.problems.append(Problem(target.name, 0, "output-not-writable", {"what": str(error)}))
            stop_at_problems(build)


def stop_at_problems(build: Build) -> None:
    """End the program with the whole list on standard error when there is a mistake in it."""
    if mistakes(build.problems):
        keeping.close(build)
        build.discard()
        _tell(build)
        raise SystemExit(1)


def _tell(build: Build) -> None:
    if not build.is_silent:
        tell(build.problems)


def finish(pelican: Pelican) -> None:
    """Let the finished site take the old one's place."""
    build: Build = pelican.settings[KEY]
    for step in build.last_steps:
        step(build)
    stop_at_problems(build)
    try:
        atomic_swap.replace(build.prepared, build.spares)
    except OSError as error:  # one of them is a file system of its own, say
        build.problems.append(Problem(build.target.name, 0, "output-not-writable", {"what": str(error)}))
        stop_at_problems(build)
    keeping.end(build, Path(pelican.settings["THEME"]))
    _tell(build)  # hints


def register() -> None:
    """Connect to a run's beginning, the end of its reading, and its end."""
    signals.get_generators.connect(start)
    signals.all_generators_finalized.connect(_all_read)
    signals.finalized.connect(finish)


def _all_read(generators: list[Any]) -> None:
    settings = generators[0].settings
    stop_at_problems(settings[KEY])
    if settings.get("CHECK_ONLY"):
        keeping.close(settings[KEY])
        settings[KEY].discard()
        _tell(settings[KEY])
        raise SystemExit(0)
