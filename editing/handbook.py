"""Fill the handbooks' table of entries, and write the lists of mistakes, from what the code itself knows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pelicanconf as settings
from editing import problem_list
from plugins.model.fields import FIELDS
from plugins.report.console import print_problems
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = Path(__file__).with_suffix(".toml")
BEGIN, END = '<!-- keys: made by "make handbook" -->', "<!-- /keys -->"
MORE_BEGIN, MORE_END = '<!-- more keys: made by "make handbook" -->', "<!-- /more keys -->"
TABLES = {False: (BEGIN, END), True: (MORE_BEGIN, MORE_END)}  # whether for developers → marks around it


def texts() -> dict[str, Any]:
    """Return what handbook.toml holds."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def table(
    kinds: Mapping[str, Any], words: Mapping[str, Any], language: str, *, for_developers: bool = False
) -> str:
    """Return the entries of a page's head that writers use, or only developers, as a table of Markdown.

    `kinds` are those of pelicanconf.py, `words` those of handbook.toml. Raises `BadValueError` for an entry
    that has no description or no example in the language.
    """
    said = words["table"][language]
    folders = [f"`{kind}`" for kind in kinds]
    rows = [[*said["head"], *folders], ["---"] * (len(said["head"]) + len(folders))]
    for key in FIELDS:
        if words["keys"].get(key, {}).get("for_developers", False) != for_developers:
            continue
        use, example = (_said(words, key, name, language) for name in ("use", "example"))
        cells = (_need(key, kind, said) for kind in kinds.values())
        rows.append([f"`{key}`", use, f"`{example}`", *cells])
    introduction = said["introduction"].format(folders=said["joint"].join(folders))
    return "\n".join([introduction, "", *(f"| {' | '.join(row)} |" for row in rows)])


def _said(words: Mapping[str, Any], key: str, name: str, language: str) -> str:
    found = words["keys"].get(key, {}).get(name, {}).get(language)
    if not found:
        raise BadValueError("missing-data-key", key=f"keys.{key}", name=f"{name}.{language}")
    return str(found)


def _need(key: str, kind: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if key in {*kind["requires"], *next(iter(kind["templates"].values()))}:
        return str(said["needed"])
    asking = [f"`Template: {name}`" for name, needs in kind["templates"].items() if key in needs]
    if key not in kind["allows"]:
        return str(said["unused"])
    more = said["template"].format(template=said["joint"].join(asking)) if asking else ""
    return f"{said['allowed']}{more}"


def filled(text: str, between: str, shown: str, marks: tuple[str, str] = (BEGIN, END)) -> str:
    """Return a handbook with a table between its marks; raise `BadValueError` where they are missing.

    `shown` is how problems name the file.
    """
    before, begin, rest = text.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise BadValueError("no-place-for-table", file=shown, begin=marks[0], end=marks[1])
    return f"{before}{begin}\n\n{between}\n\n{end}{after}"


def update(root: Path) -> list[Path]:
    """Renew the handbooks' tables and the lists of mistakes; return the files that changed."""
    words = texts()
    labels = {language: settings.LANGUAGES[language]["label"] for language in words["files"]}
    renewed: dict[Path, str] = {}
    for language, files in words["files"].items():
        handbook = root / files["handbook"]
        text = handbook.read_text(encoding="utf-8")
        for for_developers, marks in TABLES.items():
            found = table(settings.KINDS, words, language, for_developers=for_developers)
            text = filled(text, found, files["handbook"], marks)
        renewed[handbook] = text
        renewed[root / files["problems"]] = problem_list.text(words, labels, language)
    changed = [path for path, text in renewed.items() if not _holds(path, text)]
    for path in changed:
        path.write_text(renewed[path], encoding="utf-8", newline="\n")
    return changed


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def run(root: Path) -> int:
    """Renew them, name what changed, and return the program's exit status."""
    try:
        changed = update(root)
    except BadValueError as error:
        print_problems([error.at(error.details.get("file", f"editing/{TEXTS.name}"), 0)])
        return 1
    for path in changed:
        print(f"==> {path.relative_to(root).as_posix()}")
    return 0
