"""Publish pictures and the theme's own files under names that contain a fingerprint of their content."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.contents import Static

from plugins import files
from plugins.report.problems import Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pelican.generators import StaticGenerator

DIGITS = 10  # of the fingerprint: 40 bits, one chance in a million million that two versions share a name
THEME_FOLDER = "static"  # in the theme


def fingerprinted(path: str, content: bytes) -> str:
    """Return a path with the fingerprint of the content before its ending: "a.svg" → "a.3f2a9c1b07.svg"."""
    place = PurePosixPath(path)
    digits = hashlib.sha256(content).hexdigest()[:DIGITS]
    return str(place.with_name(f"{place.stem}.{digits}{place.suffix}"))


def publish(
    generator: StaticGenerator, problems: list[Problem], downloads: Mapping[str, str]
) -> dict[str, str]:
    """Give each file its public address, those of the theme too, and return path → address.

    The paths are below content/ or the theme's own folder. Nothing is published where there are mistakes, as
    some of these files may be none, or too large to be read. `downloads` maps PDFs to addresses that stay.
    """
    settings, addresses = generator.settings, dict[str, str]()
    theme = Path(settings["THEME"], THEME_FOLDER)
    problems += _links(theme)
    if mistakes(problems):
        return addresses
    for picture in generator.staticfiles:
        path = picture.get_relative_source_path()
        if path in downloads:
            picture.override_url = picture.override_save_as = downloads[path]
        else:
            addresses[path] = _place(picture, path, settings)
    for name in files.published(theme, settings["IGNORE_FILES"]):
        path = theme / name
        if not path.is_file():  # a pipe, say
            continue
        own = Static("", {"title": path.name}, settings, str(path.resolve()), generator.context)
        generator.context["staticfiles"].append(own)
        addresses[name] = _place(own, name, settings)
    return addresses


def _links(theme: Path) -> Iterator[Problem]:
    """Yield each symbolic link among the theme's files: it could lead to anything on this machine."""
    for path in (theme, *theme.rglob("*")):
        if path.is_symlink():
            shown = path.relative_to(theme.parents[1]).as_posix()
            yield Problem(shown, 1, "symbolic-link")


def _place(file: Static, path: str, settings: Mapping[str, Any]) -> str:
    address: str = settings["STATIC_ADDRESS"] + fingerprinted(path, Path(file.source_path).read_bytes())
    file.override_url = file.override_save_as = address
    return address
