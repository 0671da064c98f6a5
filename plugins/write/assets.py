"""Pictures and the theme's own files, published under names that change with what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.contents import Static
from pelican.plugins import signals

from plugins import build, hashing
from plugins.report.problems import Problem, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.generators import StaticGenerator

DIGITS = 10  # of the fingerprint: 40 bits, one chance in a million million that two versions share a name
THEME_FOLDER = "static"  # in the theme


def fingerprinted(path: str, content: bytes) -> str:
    """Return a path with the fingerprint of the content before its ending: "a.svg" → "a.3f2a9c1b07.svg"."""
    place = PurePosixPath(path)
    digits = hashlib.sha256(content).hexdigest()[:DIGITS]
    return str(place.with_name(f"{place.stem}.{digits}{place.suffix}"))


def publish(generator: StaticGenerator) -> None:
    """Give each file its public address, and add those of the theme to the editors' own."""
    settings, now = generator.settings, generator.settings[build.KEY]
    theme = Path(settings["THEME"], THEME_FOLDER)
    now.problems += _links(theme)
    if mistakes(now.problems):  # some of these files may be none, or too large to be read
        return
    for picture in generator.staticfiles:
        _place(picture, picture.get_relative_source_path(), settings, now)
    for name in hashing.published(theme, settings["IGNORE_FILES"]):
        path = theme / name
        if not path.is_file():  # a pipe, say
            continue
        own = Static("", {"title": path.name}, settings, str(path.resolve()), generator.context)
        generator.context["staticfiles"].append(own)
        _place(own, name, settings, now)


def _links(theme: Path) -> Iterator[Problem]:
    """Yield each symbolic link among the theme's files: it could lead to anything on this machine."""
    for path in (theme, *theme.rglob("*")):
        if path.is_symlink():
            shown = path.relative_to(theme.parents[1]).as_posix()
            yield Problem(shown, 1, "symbolic-link")


def _place(file: Static, path: str, settings: Any, now: build.Build) -> None:
    address = settings["STATIC_ADDRESS"] + fingerprinted(path, Path(file.source_path).read_bytes())
    file.override_url = file.override_save_as = now.static[path] = address


def register() -> None:
    """Connect to the moment when Pelican knows all of them and has rendered nothing."""
    signals.static_generator_finalized.connect(publish)
