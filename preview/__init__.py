"""A preview for editors: serves the site on this machine, rebuilds it on each save, reloads the browser."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import StreamingResponse
from starlette.routing import Mount, Route

from preview import mistakes
from preview.builder import Builder
from preview.files import FRESH, Files
from preview.site import OWN, Shown, Site
from preview.watching import is_code, watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from starlette.requests import Request

HOST = "127.0.0.1"  # never to be seen from other machines
NAMES = (HOST, "localhost", "[::1]")  # what browsers call it
FIRST_PORT = 8000
MOVED = (
    "==> フォルダーの名前か場所が変わりました。新しい場所で、もう一度始めてください\n"
    "==> The project's folder was renamed or moved: start again in its new place"
)
BROWSER = Path(__file__).with_name("browser")


class Preview:
    """One preview: what it shows, what was saved since, and who is to be told."""

    def __init__(self, root: Path, output: Path) -> None:
        self.root = root
        self.builder = Builder(root, output)
        self.output = output
        self.started = int(time.time())  # a page of an earlier preview is not one of this
        self.builds = 0
        self.shown = Shown()
        self.closing = False
        self.news = asyncio.Condition()
        self.names: set[str] = set()
        self.saved = asyncio.Event()

    async def rebuild(self, *, fresh: bool = False) -> None:
        """Build, and let browsers show the site, or the list of mistakes."""
        started = time.monotonic()
        report = await self.builder.build(fresh=fresh)
        if report.failed:
            say("上の点を直して保存すると、作り直します / Mend the above and save: it builds again")
        else:
            say(f"できました / Built ({time.monotonic() - started:.1f} s)")
        await self.show(mistakes.page(report.mistakes) if report.failed else "")

    async def show(self, page: str) -> None:
        """Tell the browsers that there is another site, or the page that stands in its place."""
        async with self.news:
            self.builds += 1
            self.shown.build = f"{self.started}.{self.builds}"
            self.shown.mistakes = page
            self.news.notify_all()

    async def close(self) -> None:
        """End the event streams: browsers keep them open for as long as they can."""
        async with self.news:
            self.closing = True
            self.news.notify_all()

    def note(self, names: set[str]) -> None:
        """Remember what was saved: the next build is for all of it."""
        self.names |= names
        self.saved.set()

    async def rebuild_after_saves(self) -> None:
        """Rebuild whenever something was saved, for ever."""
        while await self.saved.wait():
            self.saved.clear()
            names, self.names = self.names, set()
            say(", ".join(sorted(names)))
            await self.rebuild(fresh=any(map(is_code, names)))

    async def add_writing(self, find: Callable[[], Mapping[str, Any]], base: str) -> None:
        """Build once more with the page for writing, whose program may have to be made first."""
        if more := await asyncio.to_thread(find):
            self.builder.add(more)
            address = self.shown.apart = more["WRITE_ADDRESS"]
            page = f"{base}{address}"
            say(f"{page} では、フォームで書けます（ChromeかEdge） / Write in forms there (Chrome or Edge)")
            self.note({address})

    async def end_when_moved(self, server: Server) -> None:
        """End the server once the project is no longer where it was."""
        # No event tells of what happens above the folders that are watched.
        while self.root.is_dir():  # noqa: ASYNC110
            await asyncio.sleep(1)
        server.should_exit = True

    async def events(self, _request: Request) -> StreamingResponse:
        """Tell a browser which build is the latest: now, and each time that there is another."""

        async def builds() -> AsyncIterator[str]:
            while not self.closing:
                seen = self.shown.build
                yield f"data: {seen}\n\n"
                async with self.news:
                    await self.news.wait_for(partial(self._is_news, seen))

        return StreamingResponse(builds(), media_type="text/event-stream", headers=FRESH)

    def _is_news(self, seen: str) -> bool:
        return self.closing or self.shown.build != seen

    def app(self) -> Starlette:
        """Return the web application."""
        routes = [
            Route(f"{OWN}/events", self.events),
            Mount(OWN, Files(directory=BROWSER)),
            Mount("/", Site(self.output, self.shown)),
        ]
        # Another site's page must not read drafts by a name of its own for this machine (DNS rebinding).
        return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=NAMES)])


class Server(uvicorn.Server):
    """Uvicorn's own, which ends the preview's event streams before it waits for all answers to end."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self.preview = preview

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop serving."""
        await self.preview.close()
        await super().shutdown(sockets)


def say(text: str) -> None:
    """Print a line at once."""
    print(f"==> {text}", flush=True)


def listening(first: int) -> socket.socket:
    """Return a socket that listens on the first port from `first` on that nobody else has."""
    for port in range(first, 2**16):
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # also one that has just been closed
        try:
            found.bind((HOST, port))
            found.listen()
        except OSError:
            found.close()
        else:
            return found
    raise SystemExit(f"{HOST}: 空いているポートがありません / no free port from {first} on")


async def run(root: Path, preview: Preview, writing: Callable[[], Mapping[str, Any]]) -> None:
    """Build, serve and watch until interrupted; `writing` finds the settings of the page for writing."""
    say("サイトを作っています / Building the site")
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(watch(root, preview.note))  # what is saved from now on counts
        await preview.rebuild()
        building = tasks.create_task(preview.rebuild_after_saves())
        socket_of_ours = listening(FIRST_PORT)
        port = socket_of_ours.getsockname()[1]
        config = uvicorn.Config(
            preview.app(),
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        base = f"http://{HOST}:{port}/"
        say(f"{base} を開いてください。終わるときは Ctrl+C")
        say(f"Open {base} in the browser; stop with Ctrl+C")
        adding = tasks.create_task(preview.add_writing(writing, base))
        server = Server(config, preview)
        ending = tasks.create_task(preview.end_when_moved(server))
        await server.serve([socket_of_ours])
        for task in (watching, building, adding, ending):
            task.cancel()


def serve(root: Path, writing: Callable[[], Mapping[str, Any]] = dict) -> None:
    """Run the preview until it is interrupted.

    `writing` returns the settings of the page for writing, none where there is no such page. It may take
    long: the preview does not wait for it.
    """
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        output = Path(folder, "output")
        output.mkdir()  # with problems in the first build there is nothing to show yet
        preview = Preview(root, output)
        try:
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(run(root, preview, writing))
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # only tidying is left: a second one is no news
            preview.builder.close()
    if not root.is_dir():
        raise SystemExit(MOVED)
