"""Write what hosts need: into a public site what they read there, beside it what is to be installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pelican.plugins import signals

from plugins import build
from plugins.addresses import base_path
from plugins.extras import aliases
from plugins.hosting import caddy, nginx, static_hosts
from plugins.hosting.headers import from_settings
from plugins.hosting.published import PACKED, Published

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.site import Site


def published(settings: Mapping[str, Any], site: Site, now: build.Build) -> Published:
    """Return what hosts must know, when every file is written."""
    assert now.stylesheet  # noqa: S101 - without one nothing is published
    prefixes = {language.code: language.prefix for language in now.languages.values()}
    parts = urlsplit(settings["SITEURL"])
    files = (path.relative_to(now.staging) for path in now.staging.rglob("*") if path.is_file())
    return Published(
        headers=from_settings(settings, now.stylesheet.source),
        host=f"{parts.scheme}://{parts.netloc}",
        base=base_path(settings["SITEURL"]),
        prefixes=tuple(prefixes.values()),
        paths=tuple(sorted(path.as_posix() for path in files if path.suffix not in PACKED)),
        moved=tuple((quote(url), quote(page.url)) for url, page in aliases(site, prefixes)),
    )


def write(folder: Path, release: Path, site: Published) -> None:
    """Write all files; `folder` is the site's."""
    (folder / static_hosts.HEADERS).write_text(static_hosts.headers(site), encoding="utf-8")
    if site.moved:
        (folder / static_hosts.REDIRECTS).write_text(static_hosts.redirects(site), encoding="utf-8")
    (release / nginx.NAME).write_text(nginx.config(site), encoding="utf-8")
    (release / caddy.NAME).write_text(caddy.config(site), encoding="utf-8")


def prepare(generators: list[Any]) -> None:
    """Let a public build end with these files."""
    settings, context = generators[0].settings, generators[0].context
    now: build.Build = settings[build.KEY]

    def step(now: build.Build) -> None:
        if release := now.release_staging:
            write(now.staging, release, published(settings, context["site"], now))

    now.last_steps.append(step)


def register() -> None:
    """Connect to the moment when everything is read."""
    signals.all_generators_finalized.connect(prepare)
