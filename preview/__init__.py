"""A preview for editors: serves the site on this machine, rebuilds it on each save, reloads the browser."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import signal
import socket
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount, Route
from watchfiles import awatch

from pelicanconf import CONTENT_SECURITY_POLICY
from plugins.run import build
from preview.files import EVENTS, FRESH, RELOAD, SCRIPT, Files

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

HOST = "127.0.0.1"  # never to be seen from other machines
FIRST_PORT = 8000
WATCHED = ("content", "theme", "plugins", "pelicanconf.py")
SETTINGS = "pelicanconf.py"
# The pages' own policy forbids scripts; the preview's is allowed beside it.
POLICY = {**CONTENT_SECURITY_POLICY, "script-src": "'self'"}


class Preview:
    """One preview: the folder it builds into, and how often it has done so."""

    def __init__(self, root: Path, output: Path) -> None:
        self.root = root
        self.output = output
        self.builds = 0
        self.closing = False
        self.news = asyncio.Condition()

    async def rebuild(self) -> None:
        """Build in a process of its own, so that changed code counts too; then tell the browsers."""
        started = time.monotonic()
        overrides = {"OUTPUT_PATH": str(self.output), "CONTENT_SECURITY_POLICY": POLICY}
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            job = partial(build, self.root / SETTINGS, **overrides)
            on_interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the new process inherits it
            running = asyncio.get_running_loop().run_in_executor(pool, job)
            signal.signal(signal.SIGINT, on_interrupt)
            status = await running
        if status:
            say("上の点を直して保存すると、作り直します / Mend the above and save: it builds again")
            return
        say(f"できました / Built ({time.monotonic() - started:.1f} s)")
        async with self.news:
            self.builds += 1
            self.news.notify_all()

    async def close(self) -> None:
        """End the event streams: browsers keep them open for as long as they can."""
        async with self.news:
            self.closing = True
            self.news.notify_all()

    async def watch(self) -> None:
        """Rebuild after every save, for ever."""
        async for changes in awatch(*(self.root / name for name in WATCHED)):
            say(", ".join(sorted({Path(path).relative_to(self.root).as_posix() for _, path in changes})))
            await self.rebuild()

    async def events(self, _request: Request) -> StreamingResponse:
        """Tell a browser the number of the build: now, and each time that it changes."""

        async def numbers() -> AsyncIterator[str]:
            while not self.closing:
                seen = self.builds
                yield f"data: {seen}\n\n"
                async with self.news:
                    await self.news.wait_for(partial(self._is_news, seen))

        return StreamingResponse(numbers(), media_type="text/event-stream", headers=FRESH)

    def _is_news(self, seen: int) -> bool:
        return self.closing or self.builds != seen

    def app(self) -> Starlette:
        """Return the web application."""
        routes = [
            Route(EVENTS, self.events),
            Route(SCRIPT, _script),
            Mount("/", Files(directory=self.output, html=True)),
        ]
        return Starlette(routes=routes)


class Server(uvicorn.Server):
    """Uvicorn's own, which ends the preview's event streams before it waits for all answers to end."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self.preview = preview

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop serving."""
        await self.preview.close()
        await super().shutdown(sockets)


async def _script(_request: Request) -> Response:
    return Response(RELOAD, media_type="text/javascript", headers=FRESH)


def say(text: str) -> None:
    """Print a line at once."""
    print(f"==> {text}", flush=True)


def free_port(first: int) -> int:
    """Return the first port from `first` on that nobody listens on."""
    for port in range(first, 2**16):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return port
    raise SystemExit(f"{HOST}: 空いているポートがありません / no free port from {first} on")


async def run(root: Path, output: Path) -> None:
    """Build, serve and watch until interrupted."""
    say("サイトを作っています / Building the site")
    preview = Preview(root, output)
    await preview.rebuild()
    port = free_port(FIRST_PORT)
    config = uvicorn.Config(
        preview.app(), host=HOST, port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    say(f"http://{HOST}:{port}/ を開いてください。終わるときは Ctrl+C")
    say(f"Open http://{HOST}:{port}/ in the browser; stop with Ctrl+C")
    watching = asyncio.create_task(preview.watch())
    await Server(config, preview).serve()
    watching.cancel()


def serve(root: Path) -> None:
    """Run the preview until it is interrupted."""
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        output = Path(folder, "output")
        output.mkdir()  # with problems in the first build there is nothing to show yet
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(root, output))
