"""Look into one PDF, as a program of its own: it reads the file from standard input and answers in JSON.

Only what is known to be good is let through. A crafted file may make a parser work without end or ask for
all memory: this process is given little of both, and nothing else runs in it.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from plugins.check import pdf_rules

if TYPE_CHECKING:
    from collections.abc import Iterator


class NotAllowedError(Exception):
    """What the PDF holds cannot be published; the argument names it as the standard does."""

    code = "not-in-pdf"


class LinkNotAllowedError(NotAllowedError):
    """A link that cannot be published; the argument is its address."""

    code = "link-in-pdf"


def inspect(data: bytes) -> tuple[str, str]:
    """Return the code of a problem and what it is about; or "" and whom the PDF names, one a line."""
    try:
        return _inspect(data) if data.startswith(pdf_rules.HEADER) else ("not-a-pdf", "")
    except NotAllowedError as error:
        return error.code, str(error)
    except (LimitReachedError, MemoryError):
        return "complex-pdf", ""
    except Exception:  # noqa: BLE001 - a parser of damaged files may raise anything
        return "damaged-pdf", ""


def _inspect(data: bytes) -> tuple[str, str]:
    reader = PdfReader(io.BytesIO(data), strict=True)
    if reader.is_encrypted:
        return "encrypted-pdf", ""
    if sum(map(len, reader.xref.values())) + len(reader.xref_objStm) > pdf_rules.MOST_OBJECTS:
        raise LimitReachedError
    if not all(is_there(data, *place) for place in _places(reader)):
        return "damaged-pdf", ""
    return ("", "\n".join(authors(reader))) if pages(reader) else ("empty-pdf", "")


def _places(reader: PdfReader) -> Iterator[tuple[int, int, int]]:
    """Yield generation, number and offset of each object, as the tables of the file have them."""
    for generation, places in reader.xref.items():
        free = reader.xref_free_entry.get(generation, {})
        yield from ((generation, number, at) for number, at in places.items() if not free.get(number))


def is_there(data: bytes, generation: int, number: int, at: int) -> bool:
    """Tell whether an object begins where it should: else the parser would look for it in the whole file."""
    found = pdf_rules.OBJECT.match(data, at)
    return found is not None and (int(found[1]), int(found[2])) == (number, generation)


def pages(reader: PdfReader) -> int:
    """Look at all that can be reached, and return the number of pages; raise NotAllowedError."""
    catalogue = _object(reader.trailer.raw_get("/Root"))
    if not isinstance(catalogue, DictionaryObject):
        return 0
    _allowed(catalogue, pdf_rules.CATALOGUE)
    names = _object(dict.get(catalogue, "/Names"))
    if isinstance(names, DictionaryObject):
        _allowed(names, pdf_rules.NAMES)
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [reader.trailer.raw_get("/Root"), dict.get(reader.trailer, "/Info")]
    found = values = 0
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            place = value.idnum, value.generation
            if place in seen:
                continue
            seen.add(place)
            value = _object(value)
        if isinstance(value, DictionaryObject):
            found += dict.get(value, "/Type") == "/Page"
            _look(value)
            waiting += dict.values(value)
            values += len(value)
        elif isinstance(value, ArrayObject):
            waiting += list.__iter__(value)
            values += len(value)
        if values > pdf_rules.MOST_VALUES:
            raise LimitReachedError
    return found


def _allowed(found: DictionaryObject, known: set[str]) -> None:
    for key in found:
        if key not in known:
            raise NotAllowedError(key)


def _look(found: DictionaryObject) -> None:
    """Look at what one dictionary holds, and at the role in which it holds it; raise NotAllowedError."""
    for key in pdf_rules.NEVER.keys() & found.keys():
        raise NotAllowedError(pdf_rules.NEVER[key])
    if isinstance(found, StreamObject) and "/F" in found:  # 7.3.8.2: its data are in another file
        raise NotAllowedError("/F")
    for key in pdf_rules.ACTION_KEYS & found.keys():
        for action in _each(dict.get(found, key)):
            if isinstance(action, DictionaryObject) and "/S" in action:  # else a place, or an outline's entry
                _action(action)
    for annotation in _each(dict.get(found, "/Annots")):
        if isinstance(annotation, DictionaryObject):
            kind = _object(dict.get(annotation, "/Subtype"))
            if kind not in pdf_rules.ANNOTATIONS:
                raise NotAllowedError(str(kind))


def _action(action: DictionaryObject) -> None:
    kind = _object(dict.get(action, "/S"))
    if kind not in pdf_rules.ACTIONS:
        raise NotAllowedError(str(kind))
    if kind == "/Named" and (name := _object(dict.get(action, "/N"))) not in pdf_rules.NAMED:
        raise NotAllowedError(str(name))
    if kind == "/URI":
        address = _object(dict.get(action, "/URI"))
        text = address.decode("latin-1") if isinstance(address, bytes) else str(address)
        scheme = ""
        with suppress(ValueError):
            scheme = urlsplit(text).scheme
        if scheme not in pdf_rules.SCHEMES:
            raise LinkNotAllowedError(text)


def _each(value: object) -> Iterator[object]:
    """Yield a value, or each of an array."""
    value = _object(value)
    yield from map(_object, list.__iter__(value)) if isinstance(value, ArrayObject) else (value,)


def _object(value: object) -> object:
    """Return what a reference leads to; a reference that leads to another one is damaged."""
    found = value.get_object() if isinstance(value, IndirectObject) else value
    return None if isinstance(found, NullObject) else found


def authors(reader: PdfReader) -> list[str]:
    """Return whom the document information and the XMP metadata (ISO 16684-1) name, each once."""
    found = [reader.metadata.author] if reader.metadata else []
    with suppress(Exception):  # metadata that cannot be read name nobody
        found += (reader.xmp_metadata.dc_creator or []) if reader.xmp_metadata else []
    words = (" ".join(str(name or "").split()) for name in found)
    return [*dict.fromkeys(filter(None, words))]


def limit() -> None:
    """Limit this process to so many seconds and bytes as its arguments say."""
    with suppress(ImportError, ValueError, OSError):  # where the system has no such limits
        import resource  # noqa: PLC0415 - only Unix has it

        seconds, memory = map(int, sys.argv[1:])
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main() -> None:
    """Look into the PDF on standard input; print the answer."""
    limit()
    code, text = inspect(sys.stdin.buffer.read())
    print(json.dumps([code, text[: pdf_rules.LONGEST]]))  # noqa: T201 - for the process that asks
