"""A new release, and the way back to the one before: who asks meanwhile sees one of them, nothing else."""

from __future__ import annotations

import http.client
import shutil
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import brotli
import pytest

from plugins.hosting import nginx
from plugins.hosting.headers import Headers
from plugins.hosting.published import PACKED
from plugins.release import compression, mtimes
from tests.hosting import servers
from tests.hosting.checks import files
from tests.hosting.conftest import tool
from tests.hosting.expected import Expected
from tests.hosting.wire import Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.hosting.planted import Placed
    from tests.hosting.wire import Client

SECOND = b"\n<!-- the second release -->"  # what its files have more
PATIENCE = 60.0  # seconds until a release shows, on a busy machine
WHILE = 0.5  # seconds for which each release is asked for


class Visitor(threading.Thread):
    """Asks for one address after another, each over a connection of its own, as long as it is wanted."""

    def __init__(self, client: Client, targets: list[str]) -> None:
        super().__init__(daemon=True)
        self.client, self.targets = client, targets
        self.seen: list[Exchange] = []
        self.failed: list[str] = []
        self.ended = threading.Event()

    def run(self) -> None:
        """Ask until the end."""
        while not self.ended.is_set():
            for target in self.targets:
                try:
                    self.seen.append(self.client.ask(target, Accept_Encoding="br", Connection="close"))
                except (OSError, http.client.HTTPException) as error:
                    self.failed.append(f"{target}: {error!r}")
                    self.client.close()

    def end(self) -> None:
        """Let it end."""
        self.ended.set()
        self.join()


@pytest.fixture
def releases(
    placed: Callable[[str], Placed],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Return a folder with two releases, `current` being a link to the first."""
    quick = partial(brotli.compress, quality=1)  # nobody looks at how small copies are
    monkeypatch.setattr(brotli, "compress", lambda content, **_: quick(content))
    built = placed("root")
    for name in ("A", "B"):
        release = tmp_path / "releases" / name
        shutil.copytree(built.release, release / "release")
        for path, content in built.site.files.items():
            target = release / "output" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not path.endswith(PACKED):
                target.write_bytes(content + SECOND if name == "B" else content)
        # Kept, so that it is done for one test only.
        compression.compress(release / "output", tmp_path_factory.getbasetemp() / f"packed-{name}")
        mtimes.settle(release / "output")
    (tmp_path / "current").symlink_to("releases/A")
    return tmp_path


def switch(folder: Path, name: str) -> None:
    """Let a release be the current one: a renamed link takes the place of the old one."""
    new = folder / "new"
    new.symlink_to(f"releases/{name}")
    new.replace(folder / "current")


def switch_slowly(folder: Path, name: str) -> None:
    """Do so with a moment in which there is none."""
    (folder / "current").unlink()
    time.sleep(0.2)
    (folder / "current").symlink_to(f"releases/{name}")


def visited(
    releases: Path, site: Expected, signed: servers.Certificate, switch: Callable[[Path, str], None]
) -> Visitor:
    """Let a visitor ask on while the second release comes, and then the first again."""
    folder, current = releases / "nginx", releases / "current"
    folder.mkdir()
    before = site.files["index.html"]
    include = current / "release" / nginx.NAME
    with servers.nginx(tool("nginx"), folder, current / "output", include, signed) as running:
        # The first page every other time, so that each release is seen, however slow the machine is.
        asked = [target for other in site.targets() for target in ("/", other)]
        visitor = Visitor(running.client(), asked)
        visitor.start()
        for name, page in (("B", before + SECOND), ("A", before)):
            time.sleep(WHILE)
            switch(releases, name)
            running.reload()
            assert shows(running.client(), page)
        time.sleep(WHILE)
        visitor.end()
    assert {files.decoded(found) for found in visitor.seen if found.target == "/"} >= {
        before,
        before + SECOND,
    }
    return visitor


def shows(client: Client, expected: bytes) -> bool:
    """Tell whether the first page is soon what it should be."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if client.ask("/", Connection="close").body == expected:
            return True
        time.sleep(0.02)
    return False


def strange(seen: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers that are the whole file of neither release."""
    for found in seen:
        original = site.files[site.targets()[found.target]]
        if files.decoded(found) not in (original, original + SECOND):
            yield f"{found}: of no release"


def test_a_release_and_the_way_back_are_seen_by_nobody(
    releases: Path, placed: Callable[[str], Placed], signed: servers.Certificate
) -> None:
    site = placed("root").site
    visitor = visited(releases, site, signed, switch)
    assert (visitor.failed, list(strange(visitor.seen, site))) == ([], [])
    assert list(files.not_found(visitor.seen, site)) == []


@pytest.mark.slow
def test_a_moment_without_any_release_is_found(
    releases: Path, placed: Callable[[str], Placed], signed: servers.Certificate
) -> None:
    site = placed("root").site
    visitor = visited(releases, site, signed, switch_slowly)
    assert list(files.not_found(visitor.seen, site))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"page", []),
        (b"page" + SECOND, []),
        (b"page" + SECOND[:-1], ["GET '/': of no release"]),
        (b"pag", ["GET '/': of no release"]),
    ],
)
def test_half_a_file_is_of_no_release(body: bytes, told: list[str]) -> None:
    site = Expected({"index.html": b"page"}, Headers({}, "feed.xml", "static/"), "", ("",))
    assert list(strange([Exchange("/", "GET", {}, 200, (), body)], site)) == told


def test_a_server_that_goes_away_is_noticed(
    releases: Path, placed: Callable[[str], Placed], signed: servers.Certificate
) -> None:
    root, include = releases / "current" / "output", releases / "current" / "release" / nginx.NAME
    with servers.nginx(tool("nginx"), releases, root, include, signed) as running:
        visitor = Visitor(running.client(), list(placed("root").site.targets()))
    visitor.start()
    time.sleep(0.2)
    visitor.end()
    assert visitor.failed


def test_a_file_that_has_changed_has_another_etag_and_is_sent_again(
    releases: Path, signed: servers.Certificate, tmp_path: Path
) -> None:
    (tmp_path / "nginx").mkdir()
    page = releases / "current" / "output" / "index.html"
    include = releases / "current" / "release" / nginx.NAME
    root = releases / "current" / "output"
    with servers.nginx(tool("nginx"), tmp_path / "nginx", root, include, signed) as running:
        client = running.client()
        etag = client.ask("/").one("etag")
        changed = page.read_bytes().replace(b"lang", b"LANG", 1)  # as long as it was
        page.write_bytes(changed)
        mtimes.settle(root)
        found = client.ask("/", If_None_Match=etag)
        client.close()
    assert (found.status, found.body) == (200, changed)
    assert found.one("etag") not in ("", etag)
