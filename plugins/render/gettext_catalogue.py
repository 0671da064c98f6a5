"""One gettext catalogue of interface strings: read, compared with the templates and compiled in memory."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from plugins.read.characters import in_line
from plugins.render.messages import Translations
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

SIGNS = frozenset({"<", ">", "&", '"'})  # of HTML
PLACE = re.compile(r"%\((\w+)\)s")
# A line of a catalogue that is no comment: a keyword perhaps, and a string that ends where it should.
LINE = re.compile(r"""(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*""")


def load(path: Path) -> tuple[Catalog | None, str, int]:
    """Return the catalogue in a .po file, or None with what is wrong and in which line."""
    if not path.is_file():
        return None, "not found", 0
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip() and not line.startswith("#") and not LINE.fullmatch(line):
                return None, line.strip(), number  # Babel takes the end off a string that is not closed
        compiled(catalog)  # raises where the rule for plural forms is none
    except PoFileError as error:
        what = str(error).removesuffix(f" on {error.lineno}")
        return None, what, error.lineno + 1  # Babel counts from 0
    except (UnicodeDecodeError, LookupError, ValueError, RecursionError) as error:  # what its head says, too
        return None, str(error), 0
    return catalog, "", 0


def compiled(catalog: Catalog, fallback: NullTranslations | None = None) -> Translations:
    """Return the catalogue as gettext uses it, without writing an .mo file."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return Translations(buffer.getvalue(), fallback)


def differences(catalog: Catalog, source: Catalog, path: str, templates: str) -> Iterator[Problem]:
    """Yield every string that is missing, empty, marked fuzzy or no longer used."""
    for message in source:
        if not message.id:
            continue
        found = catalog.get(message.id, message.context)
        name, line = message.locations[0]
        details = {"text": _first(message.id), "catalogue": path}
        if found is None or not is_translated(found.string):
            yield Problem(f"{templates}/{name}", line, "missing-message", details)
        elif found.fuzzy:
            yield Problem(path, found.lineno or 0, "fuzzy-message", details)
        else:
            for what in [str(error) for error in found.check(catalog)] or _wrong_places(message, found):
                yield Problem(path, found.lineno or 0, "bad-placeholder", {**details, "what": what})
            yield from _wrong_characters(message, found, path)
    for message in catalog:
        if message.id and source.get(message.id, message.context) is None:
            yield Problem(path, message.lineno or 0, "unused-message", {"text": _first(message.id)})


def _wrong_places(message: Message, found: Message) -> Iterator[str]:
    """Yield what keeps words from being put into the places of a translation, as Jinja will do."""
    wanted = {name for form in _forms(message.id) for name in PLACE.findall(form)}
    for form in _forms(found.string):
        try:
            form % dict.fromkeys(wanted, "")
        except (KeyError, TypeError, ValueError) as error:
            yield f"{form}: {error}"
        else:
            missing = [f"%({name})s" for name in sorted(wanted) if f"%({name})s" not in form]
            yield from missing if isinstance(message.id, str) else ()  # a form for one may do without


def _wrong_characters(message: Message, found: Message, path: str) -> Iterator[Problem]:
    """Yield signs that only the translation has, and characters that no text may have."""
    translation = "\n".join(_forms(found.string))
    if signs := sorted({*translation} & SIGNS - {*"".join(_forms(message.id))}):
        details = {"text": _first(message.id), "sign": " ".join(signs)}
        yield Problem(path, found.lineno or 0, "sign-in-message", details)
    for line in translation.split("\n"):
        for code, details in in_line(line):
            yield Problem(path, found.lineno or 0, code, details)


def _forms(message: Any) -> tuple[str, ...]:
    """Return a message, or its forms for one and for many."""
    return (message,) if isinstance(message, str) else tuple(message)


def _first(message: Any) -> str:
    return _forms(message)[0]


def is_translated(string: Any) -> bool:
    """Tell whether a message, or each of its forms, has words."""
    return bool(string) and (isinstance(string, str) or all(string))
