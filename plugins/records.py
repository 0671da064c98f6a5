"""How each file of a site was made, kept for the next build."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.questions import Question


class Made(NamedTuple):
    """How a file was made.

    Digests of what it shows of its own page, of its bytes, and of the answer to each question asked for it.
    """

    own: str
    digest: str
    asked: Mapping[Question, str]


@dataclass(frozen=True)
class Record:
    """How a site was made: `frame` changes with all that its files share, `files` has each by its path."""

    frame: str
    files: Mapping[str, Made] = field(default_factory=dict)


def dump(record: Record) -> bytes:
    """Return a record as JSON, in which each question and its answer stand once."""
    numbers: dict[Question, int] = {}
    answers: list[str] = []
    files = {}
    for path, made in record.files.items():
        ids = []
        for question, answer in made.asked.items():
            if question not in numbers:
                numbers[question] = len(answers)
                answers.append(answer)
            ids.append(numbers[question])
        files[path] = (made.own, made.digest, ids)
    table = {"frame": record.frame, "questions": list(numbers), "answers": answers, "files": files}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(data: bytes | None) -> Record | None:
    """Return the record that was kept, or None where there is none."""
    try:
        table = json.loads((data or b"").decode("utf-8", "surrogatepass"))
        asked = [*zip(map(tuple, table["questions"]), table["answers"], strict=True)]
        files = {
            path: Made(own, digest, dict(map(asked.__getitem__, ids)))
            for path, (own, digest, ids) in table["files"].items()
        }
        return Record(table["frame"], files)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
