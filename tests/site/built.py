"""A built site as plain values: the bytes of its files, and where it claims to live."""

from __future__ import annotations

import atexit
import compileall
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from audit import serving
from audit.record import SOURCES
from plugins.hosting.published import PACKED
from tests import warm
from tests.site.pages import Page

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator

    from bs4 import BeautifulSoup

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "tests" / "sample"  # an invented site: its content, for the real code and theme
CODE = ("plugins", "editing", "preview")
# What a program begins with to compress a release as quickly as can be, where nobody looks at that.
LOOSELY = (
    "import brotli; tight = brotli.compress; brotli.compress = lambda data, **_: tight(data, quality=1); "
)
PACKAGES = ("pyproject.toml", "requirements.txt", "package-lock.json")  # of which a release tells
ENDED = "main.page-ended"  # a page whose last day has passed
# A page that stands there once more, with a reading above all kanji: it leads back to the other one.
FURIGANA = "html.furigana:has(.furigana-switch)"
MOVED = 'meta[http-equiv="refresh"]'  # what leads from an old address to the new one


@dataclass(frozen=True)
class Built:
    """Files by their path below the output folder, SITEURL, and the compressed copies of files."""

    files: dict[str, bytes]
    url: str
    copies: dict[str, bytes] = field(default_factory=dict)

    def pages(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Yield the path and the parsed HTML of every page, without old addresses and pages with furigana."""
        return self._html("")

    def furigana(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Yield the path and the parsed HTML of every page with furigana."""
        return self._html(FURIGANA)

    def all_pages(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Yield the path and the parsed HTML of both."""
        return self._html("", FURIGANA)

    def moved(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Yield the path and the parsed HTML of what stands at each old address."""
        return self._html(MOVED)

    def _html(self, *kinds: str) -> Iterator[tuple[str, BeautifulSoup]]:
        found = ((path, data) for path, data in sorted(self.files.items()) if path.endswith(".html"))
        return ((path, parse(data)) for path, data in found if _kind(data) in kinds)

    def page(self, path: str) -> Page:
        """Return one page."""
        return parse(self.files[path])

    def address(self, path: str) -> str:
        """Return the absolute address at which a file answers."""
        return f"{self.url}/{path.removesuffix('index.html')}"

    def file_at(self, address: str) -> str | None:
        """Return the file that answers at an absolute address or at a path on this host, if one does."""
        base = urlsplit(self.url)
        parts = urlsplit(address)
        here = not parts.netloc or (parts.scheme, parts.netloc) == (base.scheme, base.netloc)
        if not here or not parts.path.startswith(f"{base.path}/"):
            return None
        path = unquote(parts.path.removeprefix(f"{base.path}/"))
        path = f"{path}index.html" if not path or path.endswith("/") else path
        return path if path in self.files else None

    def static(self, path: str) -> str:
        """Return where a picture or a file of the theme is: its name has a fingerprint before the ending."""
        stem, _, ending = path.rpartition(".")
        name = re.compile(rf"static/{re.escape(stem)}\.[0-9a-f]{{10}}\.{ending}")
        [found] = filter(name.fullmatch, self.files)
        return found

    def with_fault(self, path: str, old: str, new: str) -> Built:
        """Return a copy in which `old` is `new` in one file; it must have been there."""
        text = self.files[path].decode()
        assert old in text, f"{path} has no {old!r} to break"
        return replace(self, files={**self.files, path: text.replace(old, new, 1).encode()})

    def alone(self, path: str) -> Built:
        """Return a copy with one file: for checks that look at each page by itself."""
        return replace(self, files={path: self.files[path]}, copies={})

    def without(self, path: str) -> Built:
        """Return a copy that lacks one file."""
        return replace(self, files={name: data for name, data in self.files.items() if name != path})


@cache
def parse(content: bytes) -> Page:
    """Return parsed HTML; checks must not change it."""
    return Page(content)


@cache
def _kind(content: bytes) -> str:
    """Return which of the selectors above fits a page, "" where none does."""
    return next((kind for kind in (MOVED, FURIGANA) if parse(content).select(kind)), "")


@cache
def _compiled() -> Path:
    """Return a copy of our code with its bytecode, which each program in a copy would make for itself."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in CODE:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder, quiet=2)
    return folder


def copy(folder: Path, names: Iterable[str] = (*SOURCES, *PACKAGES), content: Path = SAMPLE) -> Path:
    """Copy everything that a build reads, or some of it, into a folder; `content` is where content/ lies."""
    for name in names:
        source = {**dict.fromkeys(CODE, _compiled()), "content": content}.get(name, PROJECT) / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def build(
    project: Path, output: Path, url: str, *, release: bool = True, against: str = "", before: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the public build of a project as a program of its own.

    Without a release there are no compressed copies, which take most of the time. No address that the
    revision `against` had may be lost. `before` is a piece of a program that runs first.
    """
    release_path = str(output.with_name("release")) if release else ""
    settings = {"OUTPUT_PATH": str(output), "RELEASE_PATH": release_path, "AGAINST": against}
    return _run(project, url, before, **settings)


def check(project: Path, url: str, *, against: str = "") -> subprocess.CompletedProcess[str]:
    """Check the content of a project as a program of its own, without building the site."""
    return _run(project, url, CHECK_ONLY=True, AGAINST=against)


def _run(
    project: Path, url: str, before: str = "", **settings: str | bool
) -> subprocess.CompletedProcess[str]:
    program = (
        f"{before}from pathlib import Path; from plugins.run import build; "
        f"raise SystemExit(build(Path('publishconf.py').resolve(), **{settings!r}))"
    )
    return warm.run(program, project, {**os.environ, "SITEURL": url})


def built(project: Path, url: str, *, release: bool = False) -> Built:
    """Build a copy of the project and return its site; fail with what the build says, hints apart.

    It has no compressed copies: those of a release are made in no time, which is not how they will be.
    """
    done = build(project, project / "output", url, release=release, before=LOOSELY)
    assert done.returncode == 0, done.stderr
    return replace(read(project / "output", url), copies={})


def read(output: Path, url: str) -> Built:
    """Read a built site."""
    found = serving.read(output)
    copies = {path: data for path, data in found.items() if path.endswith(PACKED)}
    return Built({path: data for path, data in found.items() if path not in copies}, url, copies)
