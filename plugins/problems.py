"""Problems that an editor can mend: where, what is wrong and what to do, in every language of the staff."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).with_name("problems.toml")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place.

    `path` is relative to the project, `line` counts from 1 (0: the file as a whole), `code` is a key of
    problems.toml and `details` fills the places in that message.
    """

    path: str
    line: int
    code: str
    details: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_hint(self) -> bool:
        """Tell whether it is advice only, which fails no build."""
        return False

    def __str__(self) -> str:
        """Tell the problem once per language, each line complete: `path:line: [code] what — how`."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return "\n".join(f"{place}: [{self.code}] {text}" for text in self.texts().values())

    def texts(self) -> dict[str, str]:
        """Return language code → message, in the order of problems.toml."""
        return {language: text.format_map(self.details) for language, text in messages()[self.code].items()}


class BadValueError(ValueError):
    """A value that cannot be read; carries the problem's code and details to whoever knows the place."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def at(self, path: str, line: int, **details: str) -> Problem:
        """Return the problem, now that its place is known."""
        return Problem(path, line, self.code, {**self.details, **details})


@cache
def messages() -> dict[str, dict[str, str]]:
    """Return code → language → message, as problems.toml holds them."""
    return tomllib.loads(MESSAGES.read_text(encoding="utf-8"))


def report(problems: list[Problem]) -> str:
    """Return all problems as text, sorted by place, each once."""
    return "\n".join(dict.fromkeys(str(problem) for problem in sorted(problems)))
