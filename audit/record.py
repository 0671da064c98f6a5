"""Record the last test run: what the tests of every page left becomes content/data/test_record.toml."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pelicanconf as settings
from plugins.model.accessibility import Accessibility
from plugins.model.languages import editions, languages, without_editions
from plugins.read.data import load, values
from plugins.read.data.tables import Builder
from plugins.report.console import print_problems
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.report.problems import Problem

OUTCOME = Path(".audit", "run.json")
RECORD = Path("content", "data", "test_record.toml")
WORDS = Path("content", "data", "accessibility.toml")
SOURCES = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")  # what a built site comes from
NOTE = "# 検査の記録です。make record が書きます。 / The record of tests, written by `make record`."


def fingerprint(root: Path) -> str:
    """Return the SHA-256 of all that the site is built from, but for the record itself."""
    digest = hashlib.sha256()
    for path in sorted(path for name in SOURCES for path in _files(root / name) if path != root / RECORD):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    yield from (found for found in path.rglob("*") if found.is_file() and found.parent.name != "__pycache__")


def outcome(root: Path) -> dict[str, Any]:
    """Return what the last test run left.

    Raises `BadValueError` where there is nothing, or where the site is another one by now.
    """
    try:
        found: dict[str, Any] = json.loads((root / OUTCOME).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadValueError("no-test-run") from error
    if found["fingerprint"] != fingerprint(root):
        raise BadValueError("old-test-run")
    return found


def described(root: Path) -> tuple[list[str], list[Problem]]:
    """Return the ids of all checks that the accessibility page has words for, and what is wrong there."""
    file = root / WORDS
    sources = load.read({WORDS.as_posix(): file.read_bytes()} if file.is_file() else {})
    ours = languages(vars(settings))
    builder = Builder(values.parsers(without_editions(ours), editions(ours)), sources.places)
    words = builder.build(Accessibility, sources.table.get("accessibility"), ("accessibility",))
    if sources.problems or words is None:
        return [], sources.problems or builder.problems
    return [check.id for check in words.checks], []


def text(found: Mapping[str, Any], ids: list[str]) -> str:
    """Return the record of a run as TOML 1.0, with these checks in this order.

    Raises `BadValueError` for checks that are not in it.
    """
    passed = {check["id"]: check for check in found["checks"]}
    if missing := [name for name in ids if name not in passed]:
        raise BadValueError("incomplete-test-run", checks=", ".join(missing))
    names = ("browser", "browser_version", "axe_version")
    lines = [NOTE, "", "[test_run]", f"day = {found['day']}"]
    lines += [f"{name} = {_toml(found[name])}" for name in names]
    lines += ["pages = [", *(f"  {_toml(page)}," for page in found["pages"]), "]"]
    for name in ids:
        lines += ["", "[[test_run.checks]]"]
        looks = (
            f"{{ widths = {_toml(look['widths'])}, schemes = {_toml(look['schemes'])} }}"
            for look in passed[name]["looks"]
        )
        lines += [f"id = {_toml(name)}", f"looks = [{', '.join(looks)}]"]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """Return a string, a number or a list of them: there TOML and JSON write the same."""
    return json.dumps(value, ensure_ascii=False)


def run(root: Path) -> int:
    """Write the record, say so, and return the program's exit status."""
    ids, problems = described(root)
    if problems:
        print_problems(problems)
        return 1
    try:
        record = text(outcome(root), ids)
    except BadValueError as error:
        print_problems([error.at("invoke record", 0)])
        return 1
    (root / RECORD).write_text(record, encoding="utf-8", newline="\n")
    print(f"==> {RECORD.as_posix()}")
    return 0
