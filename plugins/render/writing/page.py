"""The files of the page for writing: the page itself, what its program is told, and the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins import files as on_disk
from plugins import hashing
from plugins.model.urls import base_path, save_as
from plugins.render.content_security_policy import policy
from plugins.render.output_file import OutputFile
from plugins.render.writing.forms import configuration
from plugins.render.writing.words import Words, languages, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.project import Project
    from plugins.model.site import Site
    from plugins.model.types import Places

TEMPLATE = "write.html"
CONFIGURATION = "config.json"  # beside the page
# The program's folder below that of lasting files, and what the name of its first file begins with.
PROGRAM = "write"
PUBLISHED = {".js", ".woff2"}  # of what lies in that folder


@dataclass(frozen=True)
class Shown:
    """What the template of the page shows: its policy, the address of the program, and words by language."""

    policy: str
    program: str
    words: Mapping[str, Words]


def shown(settings: Mapping[str, Any]) -> Shown:
    """Return that for a site whose settings name a folder with the program."""
    [first] = Path(settings["WRITE_PATH"]).glob(f"{PROGRAM}-*.js")
    address = f"{base_path(settings['SITEURL'])}/{_folder(settings)}{first.name}"
    words = {language: Words(language, texts()) for language in languages()}
    return Shown(policy(settings["WRITE_POLICY"], is_meta=True), address, words)


def files(
    project: Project, data: Data, places: Places, site: Site, drawings: Iterable[str]
) -> Iterator[OutputFile]:
    """Yield all of them, or nothing where there is no program; raises `BadValueError` as the forms do."""
    settings = project.settings
    if not settings["WRITE_PATH"]:
        return
    address = settings["WRITE_ADDRESS"]
    yield OutputFile(save_as(address), TEMPLATE, site.home(site.languages[0]))
    told = json.dumps(configuration(project, data, places, site, drawings), ensure_ascii=False, indent=1)
    yield OutputFile(f"{address}{CONFIGURATION}", content=f"{told}\n".encode())
    program = Path(settings["WRITE_PATH"]).iterdir()
    for path in sorted(path for path in program if path.suffix in PUBLISHED):
        name, content = f"{_folder(settings)}{path.name}", on_disk.read(str(path))
        yield OutputFile(name, digest=hashing.digest(content), load=path.read_bytes)


def _folder(settings: Mapping[str, Any]) -> str:
    """Return where the program is published: its files bear fingerprints, and browsers keep them."""
    return f"{settings['STATIC_ADDRESS']}{PROGRAM}/"
