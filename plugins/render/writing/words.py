"""What the forms say, in each language that they speak."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = Path(__file__).with_name("forms.toml")
SHOWN = "plugins/render/writing/forms.toml"  # how problems name it


@cache
def texts() -> dict[str, Any]:
    """Return what forms.toml holds."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """Return the languages that the forms speak."""
    return tuple(texts()["page"]["title"])


@dataclass(frozen=True)
class Words:
    """The texts in one language; each is found by the names of the tables that lead to it."""

    language: str
    texts: Mapping[str, Any]

    def text(self, *names: str, **values: str) -> str:
        """Return a text with values in it; raise `BadValueError` where there is none in this language."""
        found = self.get(*names, self.language)
        if not isinstance(found, str):
            key, name = ".".join(names[:-1]), f"{names[-1]}.{self.language}"
            raise BadValueError("missing-data-key", key=key, name=name)
        for name, value in values.items():
            found = found.replace(f"{{{name}}}", value)
        return found

    def get(self, *names: str) -> Any:
        """Return a table or a value, or None where there is none."""
        found: Any = self.texts
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found
