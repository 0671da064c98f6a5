"""Write what hosts need: `_headers` and `_redirects` into the site, server configuration beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from plugins.hosting import caddy, nginx, static_hosts
from plugins.hosting.headers import from_settings
from plugins.hosting.published import Published
from plugins.model.urls import base_path
from plugins.render.other_files import aliases

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.project import Project
    from plugins.model.site import Site
    from plugins.render.stylesheet import Stylesheet


def published(project: Project, site: Site, styles: Stylesheet, folder: Path) -> Published:
    """Return what hosts must know, once every file is written to a folder and none is compressed yet."""
    settings = project.settings
    prefixes = {language.code: language.prefix for language in project.languages.values()}
    furigana = (language.furigana for language in project.languages.values() if language.furigana)
    parts = urlsplit(settings["SITEURL"])
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return Published(
        headers=from_settings(settings, styles.sources(styles.additions)),
        host=f"{parts.scheme}://{parts.netloc}",
        base=base_path(settings["SITEURL"]),
        prefixes=tuple(dict.fromkeys((*prefixes.values(), *furigana))),
        paths=tuple(sorted(path.as_posix() for path in files)),
        moved=tuple((quote(moved.old), quote(moved.new)) for moved in aliases(site, project.languages)),
    )


def write(folder: Path, release: Path, site: Published) -> None:
    """Write all files; `folder` is the site's."""
    (folder / static_hosts.HEADERS).write_text(static_hosts.headers(site), encoding="utf-8")
    if site.moved:
        (folder / static_hosts.REDIRECTS).write_text(static_hosts.redirects(site), encoding="utf-8")
    (release / nginx.NAME).write_text(nginx.config(site), encoding="utf-8")
    (release / caddy.NAME).write_text(caddy.config(site), encoding="utf-8")
