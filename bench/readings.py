"""Give all kanji of invented texts a reading, whichever: pages with furigana are then built like others."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from plugins.model.readings import RUN, Readings
from plugins.model.word_reading import HAN, NUMBER, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = "data/readings.toml"  # below content/
READING = "よみ"
BEHIND = re.compile(f"[\u30a1-\u30fcA-Za-z](?=[{HAN}])(?![{HAN}]{{2}})")  # what a single kanji is joined to


def cover(content: Path, texts: Iterable[str]) -> None:
    """Add an invented reading for each run of kanji in some texts that has none yet, also behind a number."""
    path = content / FILE
    tables: dict[str, dict[str, str]] = {"words": {}, "counters": {}}
    if path.is_file():
        tables |= tomllib.loads(path.read_text(encoding="utf-8"))["readings"]
    known = Readings(**tables)  # type: ignore[arg-type]  # as the data have them
    for text in texts:
        for run in {NUMBER.sub("", found) for found in RUN.findall(text)}:
            for table, before in (("words", ""), ("counters", "1")):
                if known.missing(before + run):
                    tables[table].setdefault(run, READING)
        for found in BEHIND.finditer(text):
            word = text[found.start() : found.end() + 1]
            if known.missing(word) and fitted(word, f"{found[0]}{READING}"):
                tables["words"].setdefault(word, f"{found[0]}{READING}")
    lines = (
        line
        for table, words in tables.items()
        for line in (
            f"[readings.{table}]",
            *(f'"{word}" = "{reading}"' for word, reading in words.items()),
            "",
        )
    )
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
