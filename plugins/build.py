"""One run from sources to site: load what pages share, stop at problems, replace the output at the end."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins import catalogue, data_files, links, output, stylesheet
from plugins.languages import Language, languages
from plugins.problems import Problem, report

if TYPE_CHECKING:
    import gettext

    from pelican import Pelican

    from plugins.data import Data

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

    def shown(self, path: str) -> str:
        """Return how problems name a file below the content folder: content/ja/guide/steps.md."""
        return f"{self.content.name}/{path}"

    def is_file(self, path: str) -> bool:
        """Tell whether a path below the content folder is a file."""
        return (self.content / path).is_file()


class _LogProblems(logging.Handler):
    """Turns Pelican's warnings into problems: it would print them and go on."""

    def __init__(self, problems: list[Problem], folder: str) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems
        self.folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith("Empty alt attribute"):
            return  # right for an image that only decorates
        if str(record.msg).startswith("Could not process"):  # Pelican drops such a page and goes on
            what = {"what": str(sys.exc_info()[1])}
            self.problems.append(Problem(f"{self.folder}/{_first(record.args)}", 1, "unreadable", what))
            return
        self.problems.append(Problem("pelican", 0, "pelican-warning", {"what": record.getMessage()}))


def _first(arguments: object) -> str:
    return str(arguments[0]) if isinstance(arguments, tuple) else ""


def start(pelican: Pelican) -> None:
    """Load what all pages share, and send Pelican's output to the staging folder."""
    settings = pelican.settings
    target = Path(settings.setdefault("PUBLIC_PATH", settings["OUTPUT_PATH"])).resolve()  # a link stays one
    content, theme = Path(settings["PATH"]), Path(settings["THEME"])
    build = Build(content, target, output.staging_path(target), languages(settings))
    settings[KEY] = build
    if not settings.get("CHECK_ONLY"):
        _prepare_output(build)
    pelican.output_path = settings["OUTPUT_PATH"] = str(build.staging)
    _collect_warnings(build.problems, content.name)
    files = {
        f"{content.name}/data/{path.name}": path.read_bytes() for path in (content / "data").glob("*.toml")
    }
    sources = data_files.read(files)
    build.known = sources.ids()
    build.data, problems = data_files.load(sources, build.languages, build.is_file)
    build.problems += problems
    build.translations, problems = catalogue.load_all(
        theme, build.languages, settings["MESSAGES_LANGUAGE"], theme.name
    )
    build.problems += problems
    build.stylesheet, problems = stylesheet.load(theme / "css" / "main.css", theme.name)
    build.problems += problems
    texts = (path.relative_to(content).as_posix() for path in content.rglob("[!.]*.md"))
    build.problems += [
        Problem(build.shown(name), 1, "unknown-folder", {"languages": ", ".join(build.languages)})
        for name in links.unknown_folders(texts, build.languages, settings["KINDS"])
    ]


def _prepare_output(build: Build) -> None:
    try:
        output.prepare(build.target)
    except OSError as error:
        build.problems.append(Problem(build.target.name, 0, "output-not-writable", {"what": str(error)}))
        stop_at_problems(build)


def _collect_warnings(problems: list[Problem], folder: str) -> None:
    """Let Pelican's warnings end in `problems`, each time that they occur."""
    pelican_log = logging.getLogger("pelican")
    for handler in [handler for handler in pelican_log.handlers if isinstance(handler, _LogProblems)]:
        pelican_log.removeHandler(handler)
    pelican_log.addHandler(_LogProblems(problems, folder))
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("pelican") and hasattr(logger, "disable_filter"):
            logger.disable_filter()  # it drops a message that an earlier run in this process has logged


def stop_at_problems(build: Build) -> None:
    """End the program with the whole list on standard error when there is one."""
    if build.problems:
        output.discard(build.staging)
        print(report(build.problems), file=sys.stderr)  # noqa: T201 - the list is what the program is for
        raise SystemExit(1)


def finish(pelican: Pelican) -> None:
    """Let the finished site take the old one's place."""
    build: Build = pelican.settings[KEY]
    stop_at_problems(build)
    output.replace(build.staging, build.target)


def register() -> None:
    """Connect to a run's beginning, the end of its reading, and its end."""
    signals.get_generators.connect(start)
    signals.all_generators_finalized.connect(_all_read)
    signals.finalized.connect(finish)


def _all_read(generators: list[Any]) -> None:
    settings = generators[0].settings
    stop_at_problems(settings[KEY])
    if settings.get("CHECK_ONLY"):
        output.discard(settings[KEY].staging)
        raise SystemExit(0)
