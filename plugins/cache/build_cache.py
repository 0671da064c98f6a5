"""How each file of a site was made, kept for the next build."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.cache.dependencies import Question


MOST_UNASKED = 1.5  # how often a record may hold more questions than are asked for any of its files


class Made(NamedTuple):
    """How a file was made.

    Digests of what it shows of its own page, of its bytes, and of the answer to each question asked for it.
    """

    own: str
    digest: str
    asked: Mapping[Question, str]


class Known(NamedTuple):
    """The same, where questions are numbers of those of a record."""

    own: str
    digest: str
    asked: Sequence[int]


@dataclass(frozen=True)
class Record:
    """How a site was made: `frame` changes with all that its files share, `files` has each by its path.

    `questions` and `answers`, their digests, stand in one order; most questions are asked for many files.
    """

    frame: str
    questions: Sequence[Question]
    answers: Sequence[str]
    files: Mapping[str, Known]

    def made(self, path: str) -> Made:
        """Return how a file was made."""
        known = self.files[path]
        return Made(known.own, known.digest, {self.questions[n]: self.answers[n] for n in known.asked})


def record(frame: str, made: Mapping[str, Made | None], before: Record | None = None) -> Record:
    """Return the record of files by their paths; those that are None are as they were `before`."""
    questions = dict(zip(before.questions, before.answers, strict=True)) if before else {}
    numbers = {question: number for number, question in enumerate(questions)}
    files = {}
    for path, new in made.items():
        if new is None:
            files[path] = before.files[path]  # type: ignore[union-attr]  # there is one then
            continue
        for question, answer in new.asked.items():
            numbers.setdefault(question, len(questions))
            questions[question] = answer
        files[path] = Known(new.own, new.digest, [numbers[question] for question in new.asked])
    found = Record(frame, [*questions], [*questions.values()], files)
    asked = {number for known in files.values() for number in known.asked}
    if len(questions) > MOST_UNASKED * len(asked):
        return record(frame, {path: found.made(path) for path in files})
    return found


def dump(record: Record) -> bytes:
    """Return a record as JSON."""
    return json.dumps(vars(record), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def load(data: bytes | None) -> Record | None:
    """Return the record that was kept, or None where there is none."""
    try:
        table = json.loads((data or b"").decode("utf-8", "surrogatepass"))
        table["questions"] = [tuple(question) for question in table["questions"]]
        table["files"] = {path: Known(*known) for path, known in table["files"].items()}
        return Record(**table)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
