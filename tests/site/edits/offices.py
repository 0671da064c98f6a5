"""Edits of the offices: new numbers, addresses and names, and an end of what a source printed otherwise."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from tests.site.edits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALSO_PRINTED = re.compile(r"(?ms)^\[\[also_printed\]\]\n.*?(?=^\[\[?(?!also_printed)|\Z)")


def edits(project: Path) -> Iterator[str]:
    """Edit the offices; yield what has been done after each edit."""
    path = _file(project)
    for number, office in enumerate(tomllib.loads(texts.read(path))["offices"]):
        for key, new in (("phone", f"03-1234-50{number}1"), ("fax", f"03-1234-50{number}2")):
            _replace(project, key, office[key], new)
            yield f"{office['id']}: another {key}"
        place = office["address"]
        _replace(project, "postal_code", place["postal_code"], f"100-000{number + 1}")
        yield f"{office['id']}: another postal code"
        for language in texts.LANGUAGES:
            new = f"見本町{number + 1}-2-3" if language == texts.FIRST else f"{number + 1}-2-3 Mihon-cho"
            _replace(project, rf"street\.{language}", place["street"][language], new)
        yield f"{office['id']}: another street"
        for language in texts.LANGUAGES:
            _replace(project, rf"short_name\.{language}", office["short_name"][language], f"ABC {number}")
        yield f"{office['id']}: another short name"
    if ALSO_PRINTED.search(texts.read(path)):
        texts.change(path, lambda text: ALSO_PRINTED.sub("", text))
        yield "nothing is also printed"


def _file(project: Path) -> Path:
    [found] = [
        path
        for path in (project / "content" / "data").glob("*.toml")
        if "offices" in tomllib.loads(texts.read(path))
    ]
    return found


def _replace(project: Path, key: str, old: str, new: str) -> None:
    """Write another value in the data, and in each text that gives it."""
    value = re.compile(rf"({key}\s*=\s*)([\"']){re.escape(old)}\2")
    texts.change(_file(project), lambda text: value.sub(rf"\g<1>\g<2>{new}\g<2>", text))
    for path in (project / "content").rglob("*.md"):
        text = texts.read(path)
        if old in text:
            texts.write(path, text.replace(old, new))
