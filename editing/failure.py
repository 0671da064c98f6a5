"""Tell what to do once a check or a build has failed: where mistakes are explained, and whom to ask."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from editing import summary
from plugins.read.data import load
from plugins.report.problems import printable
from plugins.report.words import address, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.report.words import Words

DATA = "content/data"
DEVELOPER = "developer"  # the table of `Data`


def lines(root: Path, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return what is told in each language of the staff."""
    tables = _tables(root)
    return [
        line
        for language, said in words().items()
        for line in (
            said.stopped.format(address=address(language, environment=environment)),
            said.ask.format(who=_developer(tables, language, said)),
        )
    ]


def _tables(root: Path) -> Mapping[str, Any]:
    """Return the tables of the data that can be read: what has failed may be one of these files."""
    found = {}
    for path in sorted((root / DATA).glob("*.toml")):
        try:
            found[f"{DATA}/{path.name}"] = path.read_bytes()
        except OSError:
            continue
    return load.read(found).table


def _developer(tables: Mapping[str, Any], language: str, said: Words) -> str:
    """Return who the developer is; a value that is not there in the language is taken from another one."""
    table = tables.get(DEVELOPER)
    values = table if isinstance(table, dict) else {}
    name, contact = (_text(values.get(key), language) for key in ("name", "contact"))
    return said.person.format(name=name, contact=contact) if name and contact else said.developer


def _text(value: object, language: str) -> str:
    texts = value if isinstance(value, dict) else {}
    found = next((text for text in (texts.get(language), *texts.values()) if text), "")
    return printable(found).strip() if isinstance(found, str) else ""


def tell(root: Path) -> None:
    """Print it on standard error, and add it to the code host's summary."""
    for line in lines(root):
        print(f"==> {line}", file=sys.stderr)
        summary.add(line)
