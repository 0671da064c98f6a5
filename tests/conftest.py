"""An invented site and the real one, built at the root of a host and below a path; a copy to play with."""

from __future__ import annotations

import fcntl
import locale
import os
import shutil
import signal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from audit.tools import MissingToolError
from plugins.release.provenance import EPOCH
from tests import needed
from tests.browser.recording import TOGETHER
from tests.site import built, edits

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

# Where tests run unasked they are the same each time; at home they look further with each run.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ, database=None)
settings.load_profile("ours")


# What the machine says of itself must not change what a build prints: each test sets what it is about.
OF_THE_HOST = ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_STEP_SUMMARY")
for name in ("FORCE_COLOR", "NO_COLOR", "SITEURL", *OF_THE_HOST):
    os.environ.pop(name, None)

# A release needs the time of its revision, and a copy of the project has none.
os.environ[EPOCH] = "1795548928"

# A run that was started in the background ignores Ctrl+C, and every program of a test would inherit that.
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

REAL = {
    "real",
    "real_at_root",
    "real_below_path",
    "pages",
}  # fixtures of the site that is made from the real content
FIGURES = "figures"  # the property of a test that tells what it measured
LOCALE = locale.setlocale(locale.LC_ALL)  # the one that tests begin with


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --all` look at every page in every view, and run what takes long."""
    parser.addoption("--all", action="store_true", help="look at everything, for `make test-all`")
    parser.addoption("--content", action="store_true", help="only at texts and pages: `make test-content`")
    parser.addoption("--against", default="", help="a revision: with --content, open the pages changed since")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, unless all is asked for; or all that no change of content could break."""
    left_out = [
        item
        for item in items
        if (config.getoption("--content") and not _looks_at_content(item))
        or (_is_slow(item) and not config.getoption("--all"))
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in {*left_out}]


def _is_slow(item: pytest.Item) -> bool:
    """Tell whether a test is marked so, or seeds a fault in Chromium: the checks themselves always run."""
    seeds_fault = item.nodeid.startswith("tests/browser/") and "found" in item.name.partition("[")[0].split(
        "_"
    )
    return seeds_fault or item.get_closest_marker("slow") is not None


def _looks_at_content(item: pytest.Item) -> bool:
    """Tell whether a test looks at the real texts, or at pages as they are built from them."""
    fixtures = {*getattr(item, "fixturenames", ())}
    return item.nodeid.startswith("tests/content/") or bool(fixtures & REAL)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what tests have measured, which nobody would see otherwise."""
    for report in terminalreporter.stats.get("passed", []):
        for line in (value for key, value in report.user_properties if key == FIGURES):
            terminalreporter.write_line(f"==> {line}")


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Give each file of tests to one process: what it builds or opens once is not built twice.

    All that looks at pages in Chromium goes to one, which then knows what the record of tests is made from.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith(TOGETHER) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Return how work is shared among processes."""
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let what the machine lacks be told once: pytest would tell it of each test that needs it."""
    report = yield
    skipped = call.excinfo.value if call.excinfo and report.skipped else None
    if skipped and isinstance(skipped.__cause__, MissingToolError):
        report.longrepr = (needed.__file__, 1, str(skipped))
    return report


@pytest.fixture(autouse=True)
def _locale() -> Iterator[None]:
    """Give the process its locale back: reading settings sets another one."""
    locale.setlocale(locale.LC_ALL, LOCALE)
    yield
    locale.setlocale(locale.LC_ALL, LOCALE)


ROOT_URL = "https://guide.example"
SUBPATH_URL = "https://example.org/guide-site"


class Once:
    """Folders that one process of a run of tests makes for all of them."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        self._root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def site(
        self,
        name: str,
        url: str,
        content: Path,
        change: Callable[[Path], object] | None = None,
        *,
        release: bool = False,
        before: str = "",
    ) -> built.Built:
        """Return a site that is built from a copy of the project with other content, perhaps changed.

        `before` is a piece of a program that runs before the build.
        """
        project = self.project(name)
        with self._root.joinpath(f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, however that comes
            if not (project / "output").exists():
                shutil.rmtree(project, ignore_errors=True)
                project.mkdir()
                built.copy(project, content=content)
                if change:
                    change(project)
                done = built.build(project, project / "output", url, release=release, before=before)
                assert done.returncode == 0, done.stderr  # there may be hints
        return built.read(project / "output", url)

    def project(self, name: str) -> Path:
        """Return where the project of a site lies."""
        return self._root / name


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    return Once(tmp_path_factory)


@pytest.fixture(scope="session")
def at_root(once: Once) -> built.Built:
    return once.site("at-root", ROOT_URL, built.SAMPLE, release=True)


@pytest.fixture(scope="session")
def below_path(once: Once) -> built.Built:
    return once.site("below-path", SUBPATH_URL, built.SAMPLE)


@pytest.fixture(scope="session")
def real_at_root(once: Once) -> built.Built:
    return once.site("real-at-root", ROOT_URL, built.PROJECT, release=True, before=built.LOOSELY)


@pytest.fixture(scope="session")
def real_below_path(once: Once) -> built.Built:
    return once.site("real-below-path", SUBPATH_URL, built.PROJECT)


@pytest.fixture(scope="session")
def edited(once: Once) -> built.Built:
    """Return what becomes of the real site by many edits of its content."""
    return once.site("edited", ROOT_URL, built.PROJECT, lambda project: [*edits.ordinary(project)])


@pytest.fixture(params=["at_root", "below_path"])
def site(request: pytest.FixtureRequest) -> built.Built:
    found: built.Built = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of everything that a build reads, with the content of the invented site."""
    folder = tmp_path / "project"
    folder.mkdir()
    return built.copy(folder)
