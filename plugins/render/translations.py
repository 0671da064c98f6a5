"""The interface strings of all languages and editions, from the catalogues of the theme."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from plugins.render.gettext_catalogue import compiled, differences, is_translated, load
from plugins.render.messages import po_path
from plugins.render.template_strings import extract
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plugins.model.languages import Language

HEADER: dict[str, Any] = {
    "header_comment": "# Interface strings; `make catalogue` brings them in step with the templates.",
    "project": "first-step-guide",
    "version": "1",
    "msgid_bugs_address": "see README.md",
    "last_translator": "First Step Guide",
    "language_team": "First Step Guide",
    "charset": "utf-8",
    "fuzzy": False,
}


def load_all(
    theme: Path, languages: Mapping[str, Language], source_language: str, name: str
) -> tuple[dict[str, gettext.NullTranslations], list[Problem]]:
    """Return language → translations, and everything that is wrong with them or with the templates' strings.

    `source_language` is the one that the templates themselves are written in: it needs no catalogue. That of
    an edition holds only what it says otherwise than its language, and may be missing.
    `name` is how problems name the theme's folder.
    """
    source, broken = extract(theme / "templates", f"{name}/templates")
    if broken:
        return {}, broken
    translations: dict[str, gettext.NullTranslations] = {}
    problems = []
    for code, language in sorted(languages.items(), key=lambda item: bool(item[1].edition_of)):
        path = po_path(theme, code)
        of_language = translations.get(language.edition_of, gettext.NullTranslations())
        if code == source_language or (language.edition_of and not path.is_file()):
            translations[code] = of_language
            continue
        shown = f"{name}/{path.relative_to(theme).as_posix()}"
        catalog, what, line = load(path)
        if catalog is None:
            problems.append(Problem(shown, line, "bad-catalogue", {"what": what}))
            continue
        found = differences(catalog, source, shown, f"{name}/templates")
        problems += [
            wrong for wrong in found if not (language.edition_of and wrong.code == "missing-message")
        ]
        translations[code] = compiled(catalog, of_language)
    return translations, problems


def update(theme: Path, languages: Mapping[str, Language], source_language: str) -> Iterator[Path]:
    """Bring the catalogues in step with the templates and yield their files; translations stay.

    That of an edition loses what is no longer used, and is given nothing new. Raises SystemExit for a
    template that cannot be read: its strings would seem to be gone.
    """
    source, broken = extract(theme / "templates", f"{theme.name}/templates")
    if broken:
        raise SystemExit("\n".join(map(str, broken)))
    for code, language in languages.items():
        path = po_path(theme, code)
        if code == source_language or (language.edition_of and not path.is_file()):
            continue
        catalog = load(path)[0] or Catalog(code, **HEADER)
        source.creation_date = catalog.creation_date  # it would change with every run
        catalog.update(source, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        for message in [*catalog] if language.edition_of else ():
            if message.id and not is_translated(message.string):
                catalog.delete(message.id, message.context)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, omit_header=False, include_lineno=False, sort_output=True, width=0)
        yield path
