"""Show problems on the code host: as annotations beside their lines, and all of them in the run's summary."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.patterns import pattern
from plugins.report.problems import printable
from plugins.report.words import address, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plugins.report.problems import Problem

# GitHub Actions: workflow commands, "Setting an error message"; these characters would end a value.
_DATA: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: dict[str, str | int | None] = {**_DATA, ":": "%3A", ",": "%2C"}
MOST = 10  # annotations of each level that GitHub shows of one step
LONGEST = 4096  # characters of one annotation; GitHub cuts off the rest
LARGEST = 1_000_000  # bytes of a step's summary; GitHub refuses more than 1 MiB
SIGN = pattern(r"([!-/:-@\[-`{-~])")  # what Markdown could take for its own (CommonMark, 2.4)
HEADINGS = {False: "直すところ / To mend", True: "ヒント / Hints"}
MORE = "… ほかに{number}件（「Summary」か記録にあります） / and {number} more, in “Summary” or the log"


def annotated(problems: Iterable[Problem], environment: Mapping[str, str]) -> list[str]:
    """Return the lines that make GitHub show problems beside their files and lines; `problems` are by place.

    None is left out where there are more than ten of a level: then one annotation tells all of a file, and
    the last one all of the files that are left. Each ends with where to read more about what it tells.
    """
    found = list(problems)
    groups = [
        group
        for is_hint in (False, True)
        for group in _groups([problem for problem in found if problem.is_hint == is_hint])
    ]
    return [_annotation(group, environment) for group in sorted(groups, key=lambda group: group[0])]


def _groups(problems: Sequence[Problem]) -> list[list[Problem]]:
    if len(problems) <= MOST:
        return [[problem] for problem in problems]
    files = [[*group] for _, group in groupby(problems, key=lambda problem: problem.path)]
    if len(files) <= MOST:
        return files
    return [*files[: MOST - 1], [problem for group in files[MOST - 1 :] for problem in group]]


def _annotation(group: Sequence[Problem], environment: Mapping[str, str]) -> str:
    first = group[0]
    level = "warning" if first.is_hint else "error"
    line = f",line={first.line}" if first.line else ""
    codes = ", ".join(dict.fromkeys(problem.code for problem in group))
    path, title = (value.translate(str.maketrans(_PROPERTY)) for value in (first.path, codes))
    text = _all_of(group, environment) if len(group) > 1 else _one(first, environment)
    return f"::{level} file={path}{line},title={title}::{text.translate(str.maketrans(_DATA))}"


def _one(problem: Problem, environment: Mapping[str, str]) -> str:
    """Return a problem, with the address of its entry in the list after its text in each language."""
    return "\n".join(
        f"{text}\n{_read_more(language, problem.code, environment)}"
        for language, text in problem.texts().items()
    )


def _read_more(language: str, code: str, environment: Mapping[str, str]) -> str:
    return words()[language].more.format(address=address(language, code, environment))


def _all_of(group: Sequence[Problem], environment: Mapping[str, str]) -> str:
    """Return all problems of an annotation, or as many as there is space for and how many are left."""
    end = [_read_more(language, "", environment) for language in words()]
    text = "\n".join([*map(str, group), *end])
    number = len(group)
    while len(text) > LONGEST and number:
        number -= 1
        more = MORE.format(number=len(group) - number)
        text = "\n".join([*map(str, group[:number]), more, *end])
    return text


def summary(problems: Iterable[Problem], environment: Mapping[str, str]) -> str:
    """Return all problems in GitHub's Markdown for the summary of a step, mistakes first, linked to lines.

    `environment` tells which repository and branch is checked (GitHub Actions: "Variables reference").
    """
    found = list(problems)
    parts: list[str] = []
    size, left = 0, len(found)
    for is_hint, heading in HEADINGS.items():
        told = [problem for problem in found if problem.is_hint == is_hint]
        parts += [f"## {heading}: {len(told)}\n\n"] if told else []
        for item in (_item(problem, environment) for problem in told):
            size += len(item.encode())
            if size <= LARGEST:
                parts.append(item)
                left -= 1
    if left:
        parts.append(f"\n{MORE.format(number=left)}\n")
    return "".join(parts) + "\n"


def _item(problem: Problem, environment: Mapping[str, str]) -> str:
    return "  \n  ".join(_lines(problem, environment)) + "\n"


def _lines(problem: Problem, environment: Mapping[str, str]) -> Iterator[str]:
    place, code = literal(problem.place), f"`{problem.code}`"
    repository = environment.get("GITHUB_REPOSITORY")
    branch = environment.get("GITHUB_HEAD_REF") or environment.get("GITHUB_REF_NAME")
    if problem.line and repository and branch:
        site = f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}"
        path = quote(f"{branch}/{printable(problem.path)}")
        place = f"[{place}]({site}/blob/{path}?plain=1#L{problem.line})"
    yield f"- {place} {code}"
    yield from map(literal, problem.texts().values())


def literal(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return SIGN.sub(r"\\\1", text)
