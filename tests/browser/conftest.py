"""One browser, and the real and the invented site, each served with the headers of its public host."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from audit import serving, tools
from tests.browser import recording, visits, writing
from tests.browser.checks import axe
from tests.browser.chromium import Chromium
from tests.needed import needed
from tests.site import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bs4 import BeautifulSoup

    from plugins.hosting.headers import Headers
    from tests.browser.visits import Check, Fault, Finding, Looks, View
    from tests.site.built import Built
    from tests.site.sources import Sources

PATIENCE = 900.0  # seconds for every page, on a busy machine
SHORT = 60.0  # seconds for one page


@dataclass(frozen=True)
class Pages:
    """The pages of a built site, and the browser to look at them; all of them, or one of each kind.

    `of` is the content that the site was built from.
    """

    chromium: Chromium
    base: str
    site: Built
    of: Sources
    all: bool
    changed: frozenset[str] = frozenset()  # the addresses of those that alone are to be looked at

    @property
    def paths(self) -> list[str]:
        """Return the addresses below the root of all pages, of the changed ones, or of one of each kind."""
        everything = [path.removesuffix("index.html") for path, _ in self.site.pages()]
        changed = [path for path in everything if path in self.changed]
        return everything if self.all else changed or sorted(self.kinds.values())

    @property
    def kinds(self) -> dict[tuple[str, str], str]:
        """Return (kind, language) → address of its first page; a kind is a template, or a wrong address."""
        return self._kinds(self.site.pages())

    @property
    def samples(self) -> list[str]:
        """Return the addresses of changed pages, or one of each template, in one language after another."""
        return self.paths if self.changed and not self.all else [*self.sample_kinds.values()]

    @property
    def sample_kinds(self) -> dict[tuple[str, str], str]:
        """Return (kind, language) → address of these samples."""
        return samples(self.kinds)

    @property
    def furigana(self) -> list[str]:
        """Return the addresses of all pages with furigana, or of one of each kind."""
        if self.all:
            return [path.removesuffix("index.html") for path, _ in self.site.furigana()]
        return sorted(self._kinds(self.site.furigana()).values())

    @property
    def furigana_samples(self) -> list[str]:
        """Return the same of pages with furigana."""
        return [*samples(self._kinds(self.site.furigana())).values()]

    def _kinds(self, pages: Iterable[tuple[str, BeautifulSoup]]) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for path, page in pages:
            kind = "404" if path.endswith("404.html") else str(page.select("main")[0]["class"][0])
            language = str(page.select("html")[0]["lang"])
            found.setdefault((kind.removeprefix("page-"), language), path.removesuffix("index.html"))
        return found

    def html(self, path: str) -> BeautifulSoup:
        """Return the HTML of the page at an address below the root."""
        return self.site.page(path if path.endswith(".html") else f"{path}index.html")

    def examine(
        self,
        views: Iterable[View],
        checks: Mapping[str, Check],
        paths: Iterable[str] | None = None,
        **options: Any,
    ) -> dict[str, list[str]]:
        """Return what each check finds on pages, or else on all; options are those of the windows.

        Pages are opened anew in each view, since a check may change them.
        """
        addresses = self.paths if paths is None else [*paths]
        found: dict[str, list[str]] = {name: [] for name in checks}
        for view in views:
            for name, findings in self.look([(view, checks)], addresses, **options).items():
                found[name] += findings
        return found

    def look(self, looks: Looks, paths: Iterable[str], **options: Any) -> dict[str, list[str]]:
        """Return what each check finds on pages that are opened once for all views."""
        work = visits.walk(self.chromium, self.base, paths, looks, **options)
        return {name: [*map(str, sorted(found))] for name, found in self.chromium.run(work, PATIENCE).items()}

    def examine_faulty(
        self, path: str, view: View, check: Check, fault: Fault, **options: Any
    ) -> list[Finding]:
        """Return what a check finds on one page that was broken on purpose."""

        async def work() -> list[Finding]:
            opened = visits.visit(self.chromium, self.base, path, view, fault=fault, **options)
            async with opened as visit:
                return await check(visit)

        return self.chromium.run(work(), SHORT)


def samples(kinds: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Return the kinds that have each template once, in the language that has been taken least so far."""
    found: dict[tuple[str, str], str] = {}
    for template in dict.fromkeys(template for template, _ in kinds):
        taken = Counter(language for _, language in found)
        kind = min((kind for kind in kinds if kind[0] == template), key=lambda kind: taken[kind[1]])
        found[kind] = kinds[kind]
    return found


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
def pages(chromium: Chromium, real_at_root: Built, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """Serve the real site."""
    revision, is_all = (request.config.getoption(name) for name in ("--against", "--all"))
    changed = {path.removesuffix("index.html") for path in sources.changed(revision)} if revision else ()
    with serving.serving(real_at_root.files, _headers(real_at_root), real_at_root.copies) as base:
        found = Pages(chromium, base, real_at_root, sources.REAL, is_all, frozenset(changed))
        if is_all:
            request.config.stash[recording.KEY].watch(chromium, base, found.paths)
        yield found


@pytest.fixture(scope="session")
def invented(chromium: Chromium, at_root: Built, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """Serve the invented site, in which faults are seeded."""
    with serving.serving(at_root.files, _headers(at_root), at_root.copies) as base:
        yield Pages(chromium, base, at_root, sources.INVENTED, request.config.getoption("--all"))


@pytest.fixture(scope="session")
def axe_check() -> Check:
    """Return the check with axe-core that looks once at texts of the same colours."""
    return axe.AnyText().check


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the invented site with the page for writing."""
    with writing.served(tmp_path_factory.mktemp("writing")) as base:
        yield base


def _headers(site: Built) -> Headers:
    return serving.site_headers(site.files, vars(settings))
