"""A new release, and the way back to the one before: who asks meanwhile sees one of them, nothing else."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TYPE_CHECKING

import pytest

from plugins.hosting import nginx
from plugins.release import compression, settling
from tests.hosting import servers
from tests.hosting.checks import files
from tests.hosting.conftest import tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hosting.planted import Placed
    from tests.hosting.wire import Client, Exchange

PATIENCE = 5.0  # seconds until a release shows
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
                except OSError as error:
                    self.failed.append(f"{target}: {error!r}")
                    self.client.close()

    def end(self) -> None:
        """Let it end."""
        self.ended.set()
        self.join()


@pytest.fixture
def releases(placed: Callable[[str], Placed], tmp_path: Path) -> Path:
    """Return a folder with two releases, `current` being a link to the first."""
    built = placed("root")
    for name in ("A", "B"):
        release = tmp_path / "releases" / name
        shutil.copytree(built.release, release / "release")
        for path, content in built.site.files.items():
            target = release / "output" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not path.endswith(compression.SUFFIXES):
                target.write_bytes(
                    content + b"<!-- B -->" * (name == "B") if path.endswith(".html") else content
                )
        compression.compress(release / "output", tmp_path / "kept")
        settling.settle(release / "output")
    (tmp_path / "current").symlink_to("releases/A")
    return tmp_path


def switch(folder: Path, name: str, running: servers.Running) -> None:
    """Let a release be the current one: a renamed link takes the place of the old, and nginx is told."""
    new = folder / "new"
    new.symlink_to(f"releases/{name}")
    new.replace(folder / "current")
    running.reload()


def test_a_release_and_the_way_back_are_seen_by_nobody(
    releases: Path, placed: Callable[[str], Placed], signed: servers.Certificate, tmp_path: Path
) -> None:
    site = placed("root").site
    before = site.files["index.html"]
    (tmp_path / "nginx").mkdir()
    current = releases / "current"
    include = current / "release" / nginx.NAME
    with servers.nginx(tool("nginx"), tmp_path / "nginx", current / "output", include, signed) as running:
        visitor = Visitor(running.client(), list(site.targets()))
        visitor.start()
        for name, expected in (("B", before + b"<!-- B -->"), ("A", before)):
            time.sleep(WHILE)
            switch(releases, name, running)
            assert shows(running.client(), expected)
        time.sleep(WHILE)
        visitor.end()
    assert (visitor.failed, list(files.not_found(visitor.seen, site))) == ([], [])
    assert [
        str(found) for found in visitor.seen if not known(found, site.files[site.targets()[found.target]])
    ] == []
    assert {files.decoded(found) for found in visitor.seen if found.target == "/"} == {
        before,
        before + b"<!-- B -->",
    }


def shows(client: Client, expected: bytes) -> bool:
    """Tell whether the first page is soon what it should be."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if client.ask("/", Connection="close").body == expected:
            return True
        time.sleep(0.02)
    return False


def known(found: Exchange, original: bytes) -> bool:
    """Tell whether an answer is the whole file of one of the releases."""
    return files.decoded(found) in (original, original + b"<!-- B -->")


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
        settling.settle(root)
        found = client.ask("/", If_None_Match=etag)
        client.close()
    assert (found.status, found.body) == (200, changed)
    assert found.one("etag") not in ("", etag)
