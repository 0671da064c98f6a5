"""Runs in a folder, without anything read from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.build import Build, Run
from plugins.cache.build_cache import BuildCache
from plugins.check.rules import rules
from plugins.model.project import Project
from plugins.read.reader import OtherFiles
from plugins.read.shared_inputs import SharedInputs
from plugins.read.sources import Sources
from plugins.render.stylesheet import Stylesheet
from plugins.render.theme import Theme
from plugins.write.atomic_swap import Folder
from plugins.write.output import Output
from tests.plugins.check import samples

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from plugins.model.data import Data
    from plugins.model.languages import Language
    from plugins.model.source import Source

SETTINGS: dict[str, Any] = {
    "SITEURL": "",
    "PUBLIC_ADDRESS": "",
    "CODE_HOST": "",
    "WRITE_PATH": "",
    "KINDS": {"pages": {"allows": ["Save_as"]}, "guide": {"allows": []}},
    "SHOW_UNPUBLISHED": False,
    "TIMEZONE": "Asia/Tokyo",
    "AGAINST": None,
    "JOBS": "",
}


def project(
    root: Path,
    languages: Mapping[str, Language] = samples.LANGUAGES,
    today: datetime.date = samples.TODAY,
    **settings: Any,
) -> Project:
    """Return a project whose content and theme lie in a folder."""
    return Project(root / "content", root, {**SETTINGS, **settings}, languages, today)


def shared(
    data: Data | None = samples.DATA,
    ids: Mapping[str, set[str]] | None = None,
    paths: Iterable[str] = (),
) -> SharedInputs:
    """Return what all pages share of the content."""
    return SharedInputs(frozenset(paths), data, ids or {}, {}, {}, {})


def run(
    root: Path,
    *pages: Source,
    data: Data | None = samples.DATA,
    ids: Mapping[str, set[str]] | None = None,
    paths: Iterable[str] = (),
    **of_project: Any,
) -> Run:
    """Return a run that has read these pages."""
    ours = project(root, **of_project)
    found = shared(data, ids, (*paths, *(page.path for page in pages)))
    theme = Theme({}, "", {}, {}, Stylesheet("a{color:red}"), {})
    others = OtherFiles(found.paths)
    sources = Sources({page.path: page for page in pages})
    output, cache = Output(Folder(root / "output")), BuildCache(root / "output")
    begun = Build(ours, output, cache, found, theme, rules(ours, found), others)
    return Run(begun, [], sources)
