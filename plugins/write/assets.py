"""Publish PDFs under names that stay, drawings and the theme's own files under names with a fingerprint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.contents import Static

from plugins import files, hashing
from plugins.model.assets import Asset, fingerprinted
from plugins.model.links import PICTURES
from plugins.read.pictures import DRAWING, drawing_size
from plugins.render.theme import STATIC
from plugins.report.problems import mistakes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican.generators import StaticGenerator

    from plugins.report.problems import Problem


def publish(
    generator: StaticGenerator, problems: list[Problem], downloads: Mapping[str, str]
) -> dict[str, Asset]:
    """Give each file its public address, those of the theme too, and return path → asset.

    The paths are below content/ or the theme's own folder. Of the content, only drawings and PDFs are
    published as they are, whatever else Pelican would copy. Nothing is published where there are mistakes, as
    some of these files may be none, or too large to be read. `downloads` maps PDFs to addresses that stay,
    which are not among what is returned.
    """
    settings, assets = generator.settings, dict[str, Asset]()
    theme = Path(settings["THEME"], STATIC)
    paths = {file: file.get_relative_source_path() for file in generator.staticfiles}
    drawings = [file for file, path in paths.items() if path.startswith(PICTURES) and path.endswith(DRAWING)]
    pdfs = [file for file, path in paths.items() if path in downloads]
    generator.staticfiles[:] = [*drawings, *pdfs]
    if mistakes(problems):
        return assets
    for file in pdfs:
        file.override_url = file.override_save_as = downloads[paths[file]]
    for drawing in drawings:
        width, height = drawing_size(Path(drawing.source_path).read_bytes()) or (0, 0)
        address = _place(drawing, paths[drawing], settings)
        assets[paths[drawing]] = Asset(address, width, height, is_clear=True)
    for name in files.published(theme, settings["IGNORE_FILES"]):
        path = theme / name
        if not path.is_file():  # a pipe, say
            continue
        own = Static("", {"title": path.name}, settings, str(path.resolve()), generator.context)
        generator.context["staticfiles"].append(own)
        assets[name] = Asset(_place(own, name, settings))
    return assets


def _place(file: Static, path: str, settings: Mapping[str, Any]) -> str:
    digest = hashing.digest(Path(file.source_path).read_bytes())
    address: str = settings["STATIC_ADDRESS"] + fingerprinted(path, digest)
    file.override_url = file.override_save_as = address
    return address
