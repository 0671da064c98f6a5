"""The built site as its host will show it; its pages load themselves again after each build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from preview.files import FRESH, NOT_FOUND, Files, not_found_pages

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Scope

OWN = "/_preview"  # addresses of the preview itself begin with this
# RFC 9110, 15.6.4: no answer for now, but later. 500 would be a fault of the server, which there is none.
UNAVAILABLE = 503


@dataclass
class Shown:
    """What browsers are to show: the latest build, and the page in place of all others if that failed.

    `apart` is the address of a page that stays as it is: what is not saved there must not be lost.
    """

    build: str = ""
    mistakes: str = ""
    apart: str = ""

    def response(self, html: bytes, status: int) -> Response:
        """Answer with a page that loads itself again when there is a newer build."""
        if self.mistakes:
            html, status = self.mistakes.encode(), UNAVAILABLE
        script = f'<script src="{OWN}/reload.js" data-built="{self.build}"></script></body>'
        return HTMLResponse(html.replace(b"</body>", script.encode()), status, FRESH)


def nearest_not_found(root: Path, path: str) -> Path | None:
    """Return the 404.html of the deepest folder on the way to `path` that has one."""
    pages = (root / page for page in not_found_pages(f"{path}/"))
    return next((page for page in pages if _is_file(page)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no name can be so long
        return False


class Site(Files):
    """The site's files, with a 404 page for each language and pages that load themselves again."""

    def __init__(self, directory: Path, shown: Shown) -> None:
        super().__init__(directory=directory, html=True)
        self.root = directory
        self.shown = shown

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, or with the nearest 404 page."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != NOT_FOUND:
                raise
            response = Response(status_code=NOT_FOUND)
        if response.status_code != NOT_FOUND:
            return response
        page = nearest_not_found(self.root, path)
        return self.shown.response(page.read_bytes() if page else b"", NOT_FOUND)

    def respond(self, path: Path, content: bytes, status: int) -> Response:
        """Answer with a page that loads itself again, or with any other file as it is."""
        is_apart = self.shown.apart and path.parent == self.root / self.shown.apart
        if path.suffix == ".html" and not is_apart:
            return self.shown.response(content, status)
        return super().respond(path, content, status)
