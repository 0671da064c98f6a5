"""What a session's tests did to every page: `invoke record` makes the accessibility page's record of it.

A test belongs to the check that its file is named after (`test_<id>.py` in tests/browser), or to that of its
marker `@pytest.mark.check("<id>")`. A check has passed when all of its tests did, none of them left out, and
every page of the built site was opened for its files. `Chromium.note` notes each page that is opened, with
the width and the scheme of its window, and which check looked at it where several share a visit. Tests that
read pages without a browser say which, with `record_property("pages", paths)`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from audit import record, tools
from plugins.model.lifecycle import today

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.browser.chromium import Chromium, Opened

KEY = pytest.StashKey["Recorder"]()  # where a session's recorder is found
FOLDER = "tests/browser/"
TOGETHER = (FOLDER, "tests/site/test_validity.py")  # one process runs all of them, and records them
MARKER = "check"
PAGES = "pages"  # the property of a test that tells what it read without a browser


@dataclass
class Outcome:
    """What became of one check's tests; `read` are pages without a window."""

    wanted: set[str] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)  # or skipped, or an error before or after
    read: set[str] = field(default_factory=set)

    @property
    def have_passed(self) -> bool:
        """Tell whether all did, and there was at least one."""
        return bool(self.wanted) and self.wanted == self.passed and not self.failed


def looks(opened: Collection[Opened], pages: Collection[str]) -> list[dict[str, Any]]:
    """Return the windows in which every page was opened, widths with the same schemes together."""
    shown: dict[tuple[int, str], set[str]] = {}
    for each in opened:
        shown.setdefault((each.width, each.scheme), set()).add(each.path)
    schemes: dict[int, list[str]] = {}
    for (width, scheme), paths in sorted(shown.items()):
        if paths.issuperset(pages):
            schemes.setdefault(width, []).append(scheme)
    found: dict[tuple[str, ...], list[int]] = {}
    for width, names in schemes.items():
        found.setdefault(tuple(names), []).append(width)
    return [{"widths": widths, "schemes": list(names)} for names, widths in found.items()]


def passed(
    tests: Mapping[str, Outcome], opened: Mapping[str, Collection[Opened]], pages: Collection[str]
) -> Iterator[dict[str, Any]]:
    """Yield each check that has passed on every page, and how pages were looked at.

    `opened` maps a file of tests to what was opened for it: fixtures may open pages for several checks.
    """
    for name, found in sorted(tests.items()):
        files = {*map(file_of, found.wanted)}
        own = {each for file in files for each in opened.get(file, ()) if each.check in {"", name}}
        look = looks(own, pages)
        if found.have_passed and pages and (look or found.read.issuperset(pages)):
            yield {"id": name, "looks": look}


class Recorder:
    """A plugin of pytest that watches one session, and leaves its outcome at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.fingerprint = record.fingerprint(root)
        self.tests: dict[str, Outcome] = {}
        self.checks: dict[str, str] = {}  # test → check
        self.opened: dict[str, set[Opened]] = {}  # file of tests → what they opened
        self.chromium: Chromium | None = None
        self.version = ""
        self.pages: list[str] = []

    def watch(self, chromium: Chromium, base: str, paths: Iterable[str]) -> None:
        """Tell which browser opens the pages, at which address, and those of all pages below it."""
        self.chromium, self.version = chromium, chromium.version
        chromium.noted = base
        self.pages = sorted(f"/{path}" for path in paths)

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Note a test, deselected or not."""
        if name := check_of(item):
            self.checks[item.nodeid] = name
            self.tests.setdefault(name, Outcome()).wanted.add(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what became of a test."""
        if not (name := self.checks.get(report.nodeid)):
            return
        found = self.tests[name]
        if report.outcome != "passed":
            found.failed.add(report.nodeid)
        elif report.when == "call":
            found.passed.add(report.nodeid)
            properties: list[Any] = [value for key, value in report.user_properties if key == PAGES]
            found.read |= {f"/{path}" for paths in properties for path in paths}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, None, None]:
        """Note which pages are opened while a test runs."""
        yield
        if not self.chromium:
            return
        self.opened.setdefault(file_of(item.nodeid), set()).update(self.chromium.opened)
        self.chromium.opened.clear()

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Leave what passed, once pages were looked at; a session that named single tests leaves nothing."""
        if not self.chromium:
            return
        path = self.root / record.OUTCOME
        path.unlink(missing_ok=True)
        found = list(passed(self.tests, self.opened, self.pages))
        version = axe_version()
        if not found or not version or any("::" in argument for argument in session.config.args):
            return
        outcome = {
            "fingerprint": self.fingerprint,
            "day": str(today(settings.TIMEZONE)),
            "browser": "Chromium",
            "browser_version": self.version,
            "axe_version": version,
            "pages": self.pages,
            "checks": found,
        }
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(outcome, indent=1), encoding="utf-8")


def check_of(item: pytest.Item) -> str | None:
    """Return the id of the check that a test belongs to."""
    if marker := item.get_closest_marker(MARKER):
        return str(marker.args[0])
    file = file_of(item.nodeid)
    if file.startswith(f"{FOLDER}test_") and "/" not in file.removeprefix(FOLDER):
        return file.removeprefix(f"{FOLDER}test_").removesuffix(".py")
    return None


def file_of(test: str) -> str:
    """Return the file that a test stands in."""
    return test.partition("::")[0]


def axe_version() -> str:
    """Return the version of the axe-core that is installed, or nothing."""
    try:
        package = tools.module("axe-core/package.json")
    except tools.MissingToolError:
        return ""
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])
