"""Write to the summary that the code host shows of a run, where there is one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.report.code_host import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "GITHUB_STEP_SUMMARY"  # GitHub Actions: "Adding a job summary"; the file holds Markdown


def add(words: str, items: Iterable[str] = (), environment: Mapping[str, str] = os.environ) -> None:
    """Add a paragraph and a list to the summary; no word of them is taken for Markdown or HTML."""
    if path := environment.get(FILE):
        block = "\n".join([plain(words), *([""] if items else []), *(f"- {plain(item)}" for item in items)])
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{block}\n\n")


def plain(text: str) -> str:
    """Return a line as Markdown that shows it as it is, addresses as links."""
    return " ".join(word if word.startswith("https://") else literal(word) for word in text.split())
