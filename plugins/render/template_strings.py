"""The strings that templates mark for translation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract as extract_from
from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import extract_from_ast

from plugins.read.encoding import decode
from plugins.report.problems import BadValueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = {".html", ".xml", ".txt"}  # of templates
REMEMBERED = 256  # templates, for whoever builds many sites in one process


def extract(templates: Path, name: str) -> tuple[Catalog, list[Problem]]:
    """Return a catalogue of every string that the templates mark, and what keeps templates from being read.

    Each is parsed once: Babel's own way takes its signs apart again, for comments that ours do not have.
    `name` is how problems name the folder of the templates.
    """
    catalog, problems = Catalog(charset="utf-8"), list[Problem]()

    def marked(file: Any, keywords: Iterable[str], *_: object, **_options: object) -> Iterator[Any]:
        for line, keyword, strings in _marked(file.read(), tuple(keywords)):
            yield line, keyword, strings, []

    for path in sorted(path for path in templates.rglob("[!.]*") if path.suffix in SUFFIXES):
        inner = path.relative_to(templates).as_posix()
        try:
            with path.open("rb") as file:
                for line, message, _, context in extract_from(marked, file):
                    catalog.add(message, None, [(inner, line)], context=context)
        except TemplateSyntaxError as error:
            problems.append(
                Problem(f"{name}/{inner}", error.lineno, "bad-template", {"what": str(error.message)})
            )
        except BadValueError as error:
            problems.append(error.at(f"{name}/{inner}", int(error.details["line"])))
    return catalog, problems


@lru_cache(REMEMBERED)
def _marked(template: bytes, keywords: tuple[str, ...]) -> list[tuple[int, str, Any]]:
    parser = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    parser.policies["ext.i18n.trimmed"] = True
    return [*extract_from_ast(parser.parse(decode(template)), keywords)]
