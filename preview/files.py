"""A folder of files as a web server shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from plugins.hosting.headers import media_type

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from starlette.types import Scope

NOT_FOUND = 404
FRESH = {"cache-control": "no-store"}


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
        return Response(content, status, FRESH, media_type(path.name))
