"""The published site, at a host's root and below a path, served by nginx and by Caddy."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from audit import tools
from plugins.hosting import caddy, nginx
from tests.conftest import ROOT_URL, SUBPATH_URL
from tests.hosting import planted, servers
from tests.needed import needed
from tests.site import built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.hosting.planted import Placed
    from tests.hosting.processes import Running
    from tests.hosting.wire import Client

    Start = Callable[..., contextlib.AbstractContextManager[Running]]

FIRST = ("nginx", "root")  # what stands for all, unless all are to be tested
URLS = {"root": ROOT_URL, "path": SUBPATH_URL}


@dataclass(frozen=True)
class Served:
    """A running server and what it is to serve."""

    server: str
    placed: Placed
    client: Client
    running: Running

    @property
    def kind(self) -> tuple[str, str]:
        """Return the server and the path that the site lives at."""
        return self.server, self.placed.site.base


def tool(name: str) -> str:
    """Return the path of a program; without it, these tests are left out."""
    return needed(partial(tools.server, name), "tests/hosting")


@pytest.fixture(scope="session")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Placed]:
    """Return what builds and places the site, once for each place."""
    made: dict[str, Placed] = {}

    def make(place: str) -> Placed:
        if place not in made:
            project = built.copy(tmp_path_factory.mktemp(place))
            made[place] = planted.place(project, URLS[place])
        return made[place]

    return make


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> servers.Certificate:
    """Return a certificate for nginx."""
    return servers.certificate(tool("openssl"), tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def start(
    placed: Callable[[str], Placed], signed: servers.Certificate, tmp_path_factory: pytest.TempPathFactory
) -> Start:
    """Return what starts a server for a place; `include` and `root` are others than the build's."""

    @contextlib.contextmanager
    def run(
        server: str, place: str, include: str | None = None, root: Path | None = None
    ) -> Iterator[Running]:
        site, folder = placed(place), tmp_path_factory.mktemp(server)
        name = {"nginx": nginx.NAME, "caddy": caddy.NAME}[server]
        config: Path = site.release / name
        if include is not None:
            config = folder / f"faulty-{name}"
            config.write_text(include, encoding="utf-8")
        if server == "nginx":
            with servers.nginx(tool(server), folder, root or site.root, config, signed) as running:
                yield running
        else:
            with servers.caddy(tool(server), folder, root or site.root, config) as running:
                yield running

    return run


@pytest.fixture(
    scope="session",
    params=[
        pytest.param((server, place), marks=[] if (server, place) == FIRST else [pytest.mark.slow])
        for server in ("nginx", "caddy")
        for place in URLS
    ],
    ids="-".join,
)
def served(
    request: pytest.FixtureRequest,
    start: Start,
    placed: Callable[[str], Placed],
) -> Iterator[Served]:
    """Serve the site in each place by each server, as the build wants it."""
    server, place = request.param
    with start(server, place) as running:
        client = running.client()
        yield Served(server, placed(place), client, running)
        client.close()
