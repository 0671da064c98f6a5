"""Load the theme: its files, its stylesheet, its drawings and its translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins import hashing
from plugins.render.messages import po_path
from plugins.report.problems import Problem

if TYPE_CHECKING:
    import gettext
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from plugins.model.project import Project
    from plugins.render.drawings import Drawing
    from plugins.render.stylesheet import Stylesheet

STATIC = "static"  # the folder of a theme's own files, which are published as they are


@dataclass(frozen=True)
class Theme:
    """A theme without what its templates say; `files` maps paths below it to digests.

    `digest` changes with the theme and the code. `texts` are the catalogues as they were read, by their paths
    as problems show them. There is no stylesheet where something is wrong with it.
    """

    files: Mapping[str, str]
    digest: str
    translations: Mapping[str, gettext.NullTranslations]
    texts: Mapping[str, str]
    stylesheet: Stylesheet | None
    drawings: Mapping[str, Drawing]
    problems: tuple[Problem, ...] = ()


def load(project: Project) -> Theme:
    """Load a theme, and look for mistakes in it."""
    from plugins.render import drawings, stylesheet, translations  # noqa: PLC0415 - not if that is in the cache

    folder, settings = project.theme, project.settings
    files = hashing.tree(folder, follows=True)
    digest = hashing.digest(repr((hashing.code(), files)).encode())
    translated, wrong_strings = translations.load_all(
        folder,
        project.languages,
        settings["MESSAGES_LANGUAGE"],
        folder.name,
    )
    styles, wrong_styles = stylesheet.load(folder / "css" / "main.css", folder.name, settings["BROWSERS"])
    drawn, wrong_drawings = drawings.load(folder)
    texts = dict(_catalogues(folder, translated))
    problems = (*wrong_strings, *wrong_styles, *wrong_drawings, *_links(folder / STATIC))
    return Theme(files, digest, translated, texts, styles, drawn, problems)


def _links(static: Path) -> Iterator[Problem]:
    """Yield each symbolic link among files to publish: it could lead to anything on this machine."""
    for path in (static, *static.rglob("*")):
        if path.is_symlink():
            yield Problem(path.relative_to(static.parents[1]).as_posix(), 1, "symbolic-link")


def _catalogues(folder: Path, languages: Mapping[str, object]) -> Mapping[str, str]:
    paths = {shown(folder, language): po_path(folder, language) for language in languages}
    return {
        name: path.read_text(encoding="utf-8", errors="replace")
        for name, path in paths.items()
        if path.is_file()
    }


def shown(folder: Path, language: str) -> str:
    """Return how problems name the catalogue of a language."""
    return f"{folder.name}/{po_path(folder, language).relative_to(folder).as_posix()}"


def strings(translations: gettext.NullTranslations) -> list[str]:
    """Return all that a catalogue says, without what it says of itself."""
    known = vars(translations).get("_catalog", {})
    return [text for message, text in known.items() if message and isinstance(text, str)]


def shown_strings(look: Theme, languages: Iterable[str], of_templates: str) -> dict[str, list[str]]:
    """Return language → what templates say in it; `of_templates` is that of the templates themselves."""
    found = {code: strings(look.translations[code]) for code in languages if code in look.translations}
    ids = (vars(each).get("_catalog", {}) for each in look.translations.values())
    own = [text for messages in ids for text in messages if isinstance(text, str)]
    return {code: [*found.get(code, ()), *(own if code == of_templates else ())] for code in languages}
