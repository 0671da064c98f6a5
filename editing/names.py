"""Read which page somebody means: by a path to one of its files, or by its kind and name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plugins.check.files import is_name
from plugins.model.links import PAGE
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from plugins.build import Run


class Named(NamedTuple):
    """A page; `language` is "" where none was named."""

    language: str
    kind: str
    name: str


def page_of(text: str, run: Run) -> Named:
    """Return the page of `content/ja/guide/steps.md`, seen from here, or of `guide/steps`."""
    content, path = run.build.project.content.resolve(), Path(text).resolve()
    named = text.removeprefix(f"{content.name}/")  # as from the project's folder, wherever we are
    below = path.relative_to(content).as_posix() if path.is_relative_to(content) else named
    first, _, rest = below.partition("/")
    language, rest = (first, rest) if first in run.build.project.languages else ("", below)
    kind, _, name = rest.partition("/")
    return Named(language, kind, name.removesuffix(PAGE))


def check_target(page: Named, target: Named, text: str, run: Run) -> None:
    """Raise `BadValueError` where a page cannot be moved to another name; `text` is how that was written."""
    project = run.build.project
    kinds = project.settings["KINDS"]
    if target.language and page.language and target.language != page.language:
        raise BadValueError("move-to-other-language", language=page.language, other=target.language)
    if text.endswith("/") or not target.name or Path(text).is_dir():
        raise BadValueError("target-is-folder", value=text, example=f"{page.name.rpartition('/')[2]}{PAGE}")
    if target.kind not in kinds:
        raise BadValueError("unknown-kind", value=target.kind, known=", ".join(kinds))
    if not is_name(target.name, may_be_number="Save_as" in kinds[target.kind]["allows"]):
        raise BadValueError("bad-page-name", value=target.name)
    for language in project.languages:
        path = f"{language}/{target.kind}/{target.name}{PAGE}"
        if (file := project.content / path).exists() or file.is_symlink():
            raise BadValueError("file-exists", name=project.shown(path))
    is_named = any(page.name in project.needed_pages(language) for language in project.languages)
    if page.kind == project.settings["MENU_KIND"] and is_named:
        raise BadValueError("page-in-settings", value=page.name)
