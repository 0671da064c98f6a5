"""Forms for lists of tables in content/data, made from the dataclasses that the data are read into.

forms.toml says which lists have one. They may stand in any of the files; a file has one form for its lists.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from plugins.model import ruby
from plugins.model.data import TOPICS, Data
from plugins.model.languages import without_editions
from plugins.model.office_details import ENTRIES
from plugins.model.types import EntryName, SomeText, Text
from plugins.read.data.values import LONGEST_SLUG
from plugins.render.writing.fields import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.model.project import Project
    from plugins.model.site import Site
    from plugins.model.types import Places
    from plugins.render.writing.words import Words

COLLECTION = "data"
FORMAT = "site-data"  # the one of writing/site-data.mjs
TEXTS = {Text, SomeText}
NAMES = "name"  # the field that an id is made from

READERS = "readers"  # the template of pages that a sentence can stand on


def readers(site: Site, language: str) -> list[dict[str, str]]:
    """Return the pages that a table can name, as a form offers them."""
    return [
        {"label": ruby.words(page.title), "value": page.slug}
        for page in site.current
        if (page.lang, page.template) == (language, READERS)
    ]


def fields(table: str) -> dict[str, tuple[Any, bool]]:
    """Return what a table of a list holds: name → type, and whether it must be there."""
    [row, _] = get_args(get_type_hints(Data)[table])  # tuple[row, ...]
    hints = get_type_hints(row)
    return {
        field.name: (_without_none(hints[field.name]), field.default is dataclasses.MISSING)
        for field in dataclasses.fields(row)
    }


def _without_none(hint: Any) -> Any:
    """Return `X` of `X | None`, and any other type as it is."""
    choices = get_args(hint)
    return next(each for each in choices if each is not NoneType) if NoneType in choices else hint


def lists(offered: Iterable[str], project: Project) -> dict[str, Any]:
    """Return what the format has to know of each list: the paths of its values, and those that name ids."""
    found: dict[str, Any] = {}
    for table in offered:
        known = fields(table)
        paths = {
            name: [f"{name}.{code}" for code in project.languages] if kind in TEXTS else [name]
            for name, (kind, _) in known.items()
        }
        found[table] = {"paths": [path for each in paths.values() for path in each]}
        if "id" in known:
            found[table]["id"] = {"from": paths[NAMES], "longest": LONGEST_SLUG, "otherwise": table}
    return found


@dataclass(frozen=True)
class Tables:
    """The forms in the words of one language.

    `places` says where each key of content/data stands; `pages` are those that a table can name.
    """

    project: Project
    places: Places
    words: Words
    pages: list[dict[str, str]]

    def collection(self) -> Iterator[dict[str, Any]]:
        """Yield one collection with a form for each file; raises `BadValueError` for what has no words."""
        if files := [*self._files()]:
            yield {
                "name": COLLECTION,
                "label": self.words.text("data", "label"),
                "format": FORMAT,
                "publish": False,
                "i18n": False,
                "files": files,
            }

    def _files(self) -> Iterator[dict[str, Any]]:
        lists: dict[str, list[dict[str, Any]]] = {}
        for table in self.words.texts["tables"]:
            if place := self.places.get((table,)):
                lists.setdefault(place[0], []).append(self._list(table))
        for path, asked in sorted(lists.items()):
            yield {
                "name": PurePosixPath(path).stem,
                "label": self.words.text("limit", "joint").join(each["label"] for each in asked),
                "file": path,
                "fields": asked,
            }

    def _list(self, table: str) -> dict[str, Any]:
        asked = [self._field(table, name, *about) for name, about in fields(table).items() if name != "id"]
        [first, *_] = [name for name, (kind, _) in fields(table).items() if kind in TEXTS]
        return {
            "name": table,
            "label": self.words.text("tables", table, "label"),
            "label_singular": self.words.text("tables", table, "one"),
            "hint": self.words.text("tables", table, "hint"),
            "widget": "list",
            "summary": f"{{{{fields.{first}.{self.words.language}}}}}",
            "collapsed": True,
            "allow_duplicate": False,
            "allow_remove": table != TOPICS,  # pages name it, and an address must not be lost
            "fields": asked,
        }

    def _field(self, table: str, name: str, kind: Any, is_needed: bool) -> dict[str, Any]:  # noqa: FBT001
        where = ("tables", table, "fields", name)
        found = {
            "name": name,
            "label": self.words.text(*where, "label"),
            "hint": self.words.text(*where, "hint"),
            "required": is_needed,
        }
        if kind in TEXTS:
            return {**found, "widget": "object", "fields": [*self._texts(where, kind)]}
        if kind == EntryName:
            said = [{"label": self.words.text(*where, "options", entry), "value": entry} for entry in ENTRIES]
            return {**found, **WIDGETS["choice"], "options": said}
        if kind == tuple[str, ...]:
            return {**found, **WIDGETS["choice"], "options": self.pages, "multiple": True}
        return {**found, **WIDGETS["string"]}

    def _texts(self, where: tuple[str, ...], kind: Any) -> Iterator[dict[str, Any]]:
        """Yield a field for each language and each edition, which need not have a text of its own."""
        widget = WIDGETS[self.words.get(*where, "widget")]
        spoken = without_editions(self.project.languages)
        for code, language in self.project.languages.items():
            yield {
                "name": code,
                "label": language.label,
                **widget,
                "required": kind == Text and code in spoken,
            }
