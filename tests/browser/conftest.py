"""One browser, and one serving of the built site with the headers of its public host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

import pelicanconf as settings
from audit import serving, tools
from tests.browser import recording, visits
from tests.browser.checks import axe
from tests.browser.chromium import Chromium
from tests.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.visits import Check, Fault, Finding, View
    from tests.site.built import Built

PATIENCE = 900.0  # seconds for every page, on a busy machine
SHORT = 60.0  # seconds for one page


@dataclass(frozen=True)
class Pages:
    """Every page of the built site, and the browser to look at them."""

    chromium: Chromium
    base: str
    site: Built

    @property
    def paths(self) -> list[str]:
        """Return the addresses of all pages, below the root."""
        return [path.removesuffix("index.html") for path, _ in self.site.pages()]

    def examine(self, **checks: Check) -> dict[str, list[str]]:
        """Return what each check finds on every page in every view."""
        work = visits.examine_all(self.chromium, self.base, self.paths, checks)
        found = self.chromium.run(work, PATIENCE)
        return {name: [str(finding) for finding in findings] for name, findings in found.items()}

    def examine_faulty(self, path: str, view: View, check: Check, fault: Fault) -> list[Finding]:
        """Return what a check finds on one page that was broken on purpose."""
        work = visits.examine_faulty(self.chromium, self.base, path, view, check, fault=fault)
        return self.chromium.run(work, SHORT)


def pytest_configure(config: pytest.Config) -> None:
    """Watch all tests of this session, so that what they find can be recorded."""
    config.stash[recording.KEY] = recording.Recorder(tools.ROOT)
    config.pluginmanager.register(config.stash[recording.KEY])


def _installed() -> str:
    """Return the path of Chromium; axe-core must be there too, as pages are opened once for all checks."""
    axe.source()
    return tools.chromium()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """Start the browser; where there is none, leave these tests out and say so once."""
    running = Chromium(needed(_installed, "tests/browser"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def pages(chromium: Chromium, at_root: Built, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """Serve the built site."""
    with serving.serving(at_root.files, settings.RESPONSE_HEADERS) as base:
        found = Pages(chromium, base, at_root)
        request.config.stash[recording.KEY].watch(chromium, found.paths)
        yield found
