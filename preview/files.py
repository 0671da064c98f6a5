"""The built site as a web server shows it, with the script that reloads a page after each build."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os

    from starlette.types import Scope

mimetypes.add_type("text/vcard", ".vcf")  # RFC 6350; Python's own table has the older text/x-vcard
EVENTS = "/_preview/events"
SCRIPT = "/_preview/reload.js"
NOT_FOUND = 404
FRESH = {"cache-control": "no-store"}
RELOAD = f"""\
let built = null;
new EventSource("{EVENTS}").onmessage = (event) => {{
  if (built !== null && built !== event.data) location.reload();
  built = event.data;
}};
"""


def nearest_not_found(root: Path, path: str) -> Path | None:
    """Return the 404.html of the deepest folder on the way to `path` that has one."""
    folders = [Path(*Path(path).parts[:depth]) for depth in range(len(Path(path).parts), -1, -1)]
    pages = (root / folder / "404.html" for folder in folders if ".." not in folder.parts)
    return next((page for page in pages if page.is_file()), None)


# Shown while there is no site yet: the first build has found problems, which the terminal lists.
WAITING = """\
<!doctype html><meta charset="utf-8"><title>…</title><body>
<p>ターミナルの一覧にある点を直して保存すると、ここに見本が出ます。</p>
<p lang="en">Mend what the terminal lists and save: the preview then appears here.</p>
</body>
"""


def with_reload(html: str, status: int) -> HTMLResponse:
    """Return a page that asks for its own next version."""
    script = f'<script src="{SCRIPT}"></script></body>'
    return HTMLResponse(html.replace("</body>", script), status, FRESH)


class Files(StaticFiles):
    """Starlette's own, but with a 404 page for each language and pages that reload."""

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
        page = nearest_not_found(Path(str(self.directory)), path)
        return with_reload(page.read_text(encoding="utf-8") if page else WAITING, NOT_FOUND)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a page that reloads, or with any other file as it is."""
        if Path(full_path).suffix == ".html":
            return with_reload(Path(full_path).read_text(encoding="utf-8"), status_code)
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(FRESH)
        return response
