"""Write what hosts need: into a public site what they read there, beside it what is to be installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from plugins.hosting import caddy, nginx, static_hosts
from plugins.hosting.headers import from_settings
from plugins.hosting.published import Published
from plugins.model.urls import base_path
from plugins.render.other_files import aliases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.build import Build
    from plugins.model.site import Site


def published(settings: Mapping[str, Any], site: Site, now: Build) -> Published:
    """Return what hosts must know, once every file is written and none is compressed yet."""
    assert now.stylesheet  # noqa: S101 - without one nothing is published
    prefixes = {language.code: language.prefix for language in now.languages.values()}
    parts = urlsplit(settings["SITEURL"])
    files = (path.relative_to(now.staging) for path in now.staging.rglob("*") if path.is_file())
    return Published(
        headers=from_settings(settings, now.stylesheet.source),
        host=f"{parts.scheme}://{parts.netloc}",
        base=base_path(settings["SITEURL"]),
        prefixes=tuple(prefixes.values()),
        paths=tuple(sorted(path.as_posix() for path in files)),
        moved=tuple((quote(url), quote(page.url)) for url, page in aliases(site, prefixes)),
    )


def write(folder: Path, release: Path, site: Published) -> None:
    """Write all files; `folder` is the site's."""
    (folder / static_hosts.HEADERS).write_text(static_hosts.headers(site), encoding="utf-8")
    if site.moved:
        (folder / static_hosts.REDIRECTS).write_text(static_hosts.redirects(site), encoding="utf-8")
    (release / nginx.NAME).write_text(nginx.config(site), encoding="utf-8")
    (release / caddy.NAME).write_text(caddy.config(site), encoding="utf-8")
