"""A folder of files as a web server shows it."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from starlette.types import Scope

NOT_FOUND = 404
FRESH = {"cache-control": "no-store"}
# Where Python's own table differs from what hosts send, or between versions of Python.
TYPES = {
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".vcf": "text/vcard",  # RFC 6350
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",  # feeds too: a host sees the name only
}


def content_type(name: str) -> str:
    """Return the type that a host sends for a file of this name, the same on every machine."""
    known = mimetypes.MimeTypes()  # unlike the module's functions, it asks no file of the machine
    for suffix, kind in TYPES.items():
        known.add_type(kind, suffix)
    found, packed = known.guess_type(name)
    return found if found and not packed else "application/octet-stream"


def not_found_pages(path: str) -> Iterator[str]:
    """Yield where the 404 page for a path may lie, below the root: in the deepest folder on the way first."""
    folders = path.split("/")[:-1]
    for depth in range(len(folders), -1, -1):
        if ".." not in folders[:depth]:
            yield "/".join([*folders[:depth], "404.html"])


class Files(StaticFiles):
    """Starlette's own, but with types as hosts send them, and nothing that a browser keeps."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,  # noqa: ARG002 - it may be that of a file which is gone by now
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a whole file, read at once: a build may replace it at any time."""
        path = Path(full_path)
        if scope["path"].endswith(f"{path.name}/"):  # the address of a folder, but this is a file
            raise HTTPException(NOT_FOUND)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise HTTPException(NOT_FOUND) from None
        return self.respond(path, content, status_code)

    def respond(self, path: Path, content: bytes, status: int) -> Response:
        """Answer with what a file holds."""
        return Response(content, status, FRESH, content_type(path.name))
