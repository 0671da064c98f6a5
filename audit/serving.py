"""The built site on loopback, answering as its public host does: types, headers, compression, 404 pages."""

from __future__ import annotations

import contextlib
import hashlib
import html
import re
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import brotli
import uvicorn
from starlette.responses import RedirectResponse, Response

from plugins.hosting.headers import from_settings
from preview.files import NOT_FOUND, not_found_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from plugins.hosting.headers import Headers

HOST = "127.0.0.1"  # never to be seen from other machines
PATIENCE = 60.0  # seconds that a start or a stop may take on a busy machine
NOT_MODIFIED = 304
MOVED = 301
# What compression makes smaller.
PACKED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
BROTLI = ".br"  # what a compressed file's name ends in
STYLE = re.compile(
    r"style-src ('sha256-[^']+'(?: 'sha256-[^']+')*)"
)  # in the policy that stands in every page


class ServingError(Exception):
    """The site cannot be served; the text says why."""


@dataclass(frozen=True)
class Answer:
    """One file as it goes over the wire."""

    body: bytes
    packed: bytes | None
    headers: Mapping[str, str]


def read(folder: Path) -> dict[str, bytes]:
    """Return the files of a built site by their path below its folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def site_headers(files: Mapping[str, bytes], settings: Mapping[str, Any]) -> Headers:
    """Return what a built site's host sends; the sources of its styles are read from its pages.

    Raises ServingError if the page has none.
    """
    [first, *_] = _styles(files.get("index.html", b"")) or [""]
    if not first:
        raise ServingError("index.htmlにスタイルのハッシュがありません / index.html names no style's hash")
    pages = (body for path, body in sorted(files.items()) if path.endswith(".html"))
    others = {source for page in pages for source in _styles(page)} - {first}
    return from_settings(settings, " ".join((first, *sorted(others))))


def _styles(page: bytes) -> list[str]:
    """Return the hashes of its styles that a page names, first that of the one that all pages have."""
    found = STYLE.search(html.unescape(page.partition(b"<style>")[0].decode()))
    return found[1].split(" ") if found else []


class Host:
    """An ASGI application that holds a whole site in memory.

    `copies` are the compressed files of a release, beside its own; without them, files are compressed here.
    """

    def __init__(
        self, files: Mapping[str, bytes], headers: Headers, copies: Mapping[str, bytes] | None = None
    ) -> None:
        self.answers = {
            path: answer(
                body,
                headers.of(path),
                compressed(body, headers.of(path)) if copies is None else copies.get(f"{path}{BROTLI}"),
            )
            for path, body in files.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (RFC 9110)."""
        await self.response(scope)(scope, receive, send)

    def response(self, scope: Scope) -> Response:
        """Return a file, a redirect to a folder's address, or the 404 page of the visitor's language."""
        path = str(scope["path"]).removeprefix("/")
        name = f"{path}index.html" if path.endswith("/") or not path else path
        asked = dict(scope["headers"])
        if name in self.answers:
            return respond(self.answers[name], asked)
        if f"{name}/index.html" in self.answers:
            return RedirectResponse(f"/{path}/", MOVED)
        missing = self.not_found(path)
        return respond(missing, asked, NOT_FOUND) if missing else Response(status_code=NOT_FOUND)

    def not_found(self, path: str) -> Answer | None:
        """Return the 404.html of the deepest folder on the way that has one."""
        return next((self.answers[page] for page in not_found_pages(path) if page in self.answers), None)


def compressed(body: bytes, headers: Mapping[str, str]) -> bytes | None:
    """Return a file as a host compresses it for good, if it is one that this makes smaller."""
    return brotli.compress(body, quality=11) if headers["Content-Type"].startswith(PACKED) else None


def answer(body: bytes, headers: Mapping[str, str], packed: bytes | None) -> Answer:
    """Return a file with its headers, and compressed where that makes it smaller."""
    own = {
        # Weak, as it names what is compressed and what is not (RFC 9110, 8.8.3.3).
        "etag": f'W/"{hashlib.sha256(body).hexdigest()[:16]}"',
        "vary": "accept-encoding",
    }
    return Answer(body, packed if packed and len(packed) < len(body) else None, {**headers, **own})


def respond(found: Answer, asked: Mapping[bytes, bytes], status: int = 200) -> Response:
    """Return a response: compressed for those who understand it, empty for those who have it already."""
    headers = dict(found.headers)
    if status != NOT_FOUND and has_already(
        asked.get(b"if-none-match", b"").decode("latin-1"), headers["etag"]
    ):
        return Response(status_code=NOT_MODIFIED, headers=headers)
    if found.packed is not None and wants_brotli(asked.get(b"accept-encoding", b"").decode("latin-1")):
        return Response(found.packed, status, {**headers, "content-encoding": "br"})
    return Response(found.body, status, headers)


def has_already(known: str, etag: str) -> bool:
    """Tell whether If-None-Match names an ETag, by weak comparison (RFC 9110, 13.1.2)."""
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return not tags.isdisjoint({"*", etag.removeprefix("W/")})


def wants_brotli(accepted: str) -> bool:
    """Tell whether Accept-Encoding names brotli, with a weight above 0 (RFC 9110, 12.5.3)."""
    found = re.search(r"(?:^|,)\s*br\s*(?:;\s*q=(\d(?:\.\d*)?)\s*)?(?:,|$)", accepted, re.IGNORECASE)
    return found is not None and float(found[1] or 1) > 0


@contextlib.contextmanager
def serving(
    files: Mapping[str, bytes], headers: Headers, copies: Mapping[str, bytes] | None = None
) -> Iterator[str]:
    """Serve a site until the end of the block; yield its address, without a slash at the end.

    `copies` are the compressed files of a release; without them, files are compressed here, which takes
    seconds.

    Raises ServingError if the server does not start.
    """
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        config = uvicorn.Config(Host(files, headers, copies), log_level="warning", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        # Not a program of its own: it ends with this one, whatever happens.
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            end = time.monotonic() + PATIENCE
            while not server.started and thread.is_alive() and time.monotonic() < end:
                time.sleep(0.01)
            if not server.started:
                raise ServingError(
                    "サイトを見せられません / the site cannot be served: the server did not start"
                )
            yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
