"""Problems that an editor can mend: place, description and remedy, in every language of the staff."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.report.words import named, place_in_data, words

if TYPE_CHECKING:
    from collections.abc import Iterable

WRITTEN_OUT = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # categories (Unicode, chapter 4.5)
# What joins emoji into one, and is shown as one of them; where a value was cut, nothing follows it.
EMOJI = r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
JOINER = pattern(rf"((?<={EMOJI})\u200d(?={EMOJI}))|(?<={EMOJI})\u200d$")
MESSAGES = Path(__file__).with_name("problems.toml")
TABLE = pattern(r"(?m)^\[(?:([\w-]+)\.)?([\w-]+)\]\n")  # the head of one: [group] or [group.code]
_SAID = {"key": place_in_data, "text": named}  # details that are told in words
NOT_LANGUAGES = {"hint", "more"}  # what stands beside a message's texts there


@dataclass(frozen=True)
class Message:
    """What problems.toml says of a code: its group, language → text, and whether it is only a hint.

    `more` maps a language to what lay people may need besides, in Markdown; most messages have none.
    """

    group: str
    texts: dict[str, str]
    is_hint: bool
    more: dict[str, str]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place.

    `path` is relative to the project, `line` counts from 1 (0: the file as a whole), `code` is a key of
    problems.toml and `details` fills the places in that message. `key` there is an entry at the top of a
    page, or the way to a value of the data, like offices.0.phone, which messages tell in words.

    `after` names the file of another problem that this one goes with: it is told right after that file's.
    """

    path: str
    line: int
    code: str
    details: dict[str, str] = field(default_factory=dict, compare=False)
    after: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Tell the problem once per language, each line complete: `path:line: [code] what — how`."""
        return "\n".join(f"{self.place}: [{self.code}] {text}" for text in self.texts().values())

    @property
    def place(self) -> str:
        """Return path and line as editors and terminals link them: `content/ja/guide/steps.md:3`."""
        path = printable(self.path)
        return f"{path}:{self.line}" if self.line else path

    @property
    def is_hint(self) -> bool:
        """Tell whether the site can be published all the same."""
        return message(self.code).is_hint

    def texts(self) -> dict[str, str]:
        """Return language code → message, in the order of problems.toml."""
        details = {name: readable(value) for name, value in self.details.items()}
        found = {}
        for language, text in message(self.code).texts.items():
            said = {name: _SAID[name](value, language) for name, value in details.items() if name in _SAID}
            hint = words()[language].hint if self.is_hint else ""
            found[language] = hint + text.format_map({**details, **said})
        return found


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
def groups() -> dict[str, dict[str, str]]:
    """Return group → language → title, as problems.toml holds them."""
    return {name: tomllib.loads(text)["title"] for name, (group, text) in _tables().items() if not group}


@cache
def messages() -> dict[str, Message]:
    """Return code → message, in the order of problems.toml."""
    return {name: message(name) for name, (group, _) in _tables().items() if group}


@cache
def message(code: str) -> Message:
    """Return the message of a code; raise KeyError where there is none."""
    group, text = _tables()[code]
    entry = tomllib.loads(text)
    texts = {name: text for name, text in entry.items() if name not in NOT_LANGUAGES}
    return Message(group, texts, entry.get("hint", False), entry.get("more", {}))


@cache
def _tables() -> dict[str, tuple[str, str]]:
    """Return code → its group and its lines in problems.toml, and the same for each group, which has none.

    To parse all of them would take a tenth of a check, which tells of few.
    """
    _, *parts = TABLE.split(MESSAGES.read_text(encoding="utf-8"))
    found = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {name: (group or "", text) for group, name, text in found}


def printable(text: str) -> str:
    """Return text whose controls, invisible characters and line separators are written out.

    A terminal would obey them, and a message is one line.
    """
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in WRITTEN_OUT else char for char in text
    )


def readable(text: str) -> str:
    """Return text that somebody may copy: with spaces for tabs, and with what joins emoji as it is."""
    parts = JOINER.split(JOINER.sub(lambda found: found[1] or "", text).replace("\t", " "))
    return "".join(part if part == "\u200d" else printable(part) for part in parts if part)


def mistakes(problems: Iterable[Problem]) -> list[Problem]:
    """Return what keeps the site from being published: all but the hints."""
    return [problem for problem in problems if not problem.is_hint]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by place, each once: two that tell the same are one."""
    by_place = sorted(problems, key=lambda problem: (problem.after or problem.path, problem.after, problem))
    return list({str(problem): problem for problem in by_place}.values())


def report(problems: Iterable[Problem]) -> str:
    """Return all problems as plain text, by place."""
    return "\n".join(str(problem) for problem in in_order(problems))
