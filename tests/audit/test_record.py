"""The record of the last test run: made of a clean and current one only."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from audit import record
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOKS = [{"widths": [320, 768], "schemes": ["light", "dark"]}, {"widths": [1280], "schemes": ["dark"]}]
FOUND = {
    "day": "2026-01-02",
    "browser": "Chromium",
    "browser_version": "141.0",
    "axe_version": "4.11.0",
    "pages": ["/", "/en/"],
    "checks": [
        {"id": "axe", "looks": LOOKS},
        {"id": "more", "looks": []},
        {"id": "validity", "looks": []},
    ],
}
WORDS = """\
[accessibility]
schemes = []
criteria = []
limits = []
untested = []
[[accessibility.checks]]
id = "validity"
name = { ja = "一", en = "One" }
result = { ja = "一", en = "One" }
[[accessibility.checks]]
id = "axe"
name = { ja = "二", en = "Two" }
result = { ja = "二", en = "Two" }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project whose last test run has just ended well."""
    for name in ("content/data", "theme", "plugins/__pycache__", ".audit"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("theme/a.css", "plugins/a.py", "pelicanconf.py", "publishconf.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / record.WORDS).write_text(WORDS, encoding="utf-8")
    outcome = {**FOUND, "fingerprint": record.fingerprint(tmp_path)}
    (tmp_path / record.OUTCOME).write_text(json.dumps(outcome), encoding="utf-8")
    return tmp_path


def test_a_record_says_what_the_run_says_of_the_checks_that_have_words(root: Path) -> None:
    assert record.run(root) == 0
    found: dict[str, Any] = tomllib.loads((root / record.RECORD).read_text(encoding="utf-8"))["test_run"]
    assert str(found.pop("day")) == FOUND["day"]
    assert found.pop("checks") == [{"id": "validity", "looks": []}, {"id": "axe", "looks": LOOKS}]
    assert found == {name: FOUND[name] for name in ("browser", "browser_version", "axe_version", "pages")}


def test_it_can_be_made_again_and_even_where_the_last_one_is_broken(root: Path) -> None:
    assert record.run(root) == 0
    first = (root / record.RECORD).read_bytes()
    (root / record.RECORD).write_text("[test_run", encoding="utf-8")
    assert record.run(root) == 0
    assert (root / record.RECORD).read_bytes() == first


def forget(root: Path) -> None:
    (root / record.OUTCOME).unlink()


def cut_off(root: Path) -> None:
    (root / record.OUTCOME).write_text('{"fingerprint', encoding="utf-8")


def change(root: Path) -> None:
    (root / "theme" / "a.css").write_text("p {}", encoding="utf-8")


def add(root: Path) -> None:
    (root / "content" / "new.md").touch()


def move(root: Path) -> None:
    (root / "theme" / "a.css").rename(root / "theme" / "b.css")


def fail(root: Path) -> None:
    path = root / record.OUTCOME
    outcome = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**outcome, "checks": outcome["checks"][1:]}), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (forget, "no-test-run"),
        (cut_off, "no-test-run"),
        (change, "old-test-run"),
        (add, "old-test-run"),
        (move, "old-test-run"),
        (fail, "incomplete-test-run"),
    ],
)
def test_without_a_clean_and_current_run_there_is_one_line_in_each_language_and_no_record(
    root: Path, spoil: Callable[[Path], None], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root)
    assert record.run(root) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"invoke record: [{code}] ") for line in lines)
    assert not (root / record.RECORD).exists()


def test_checks_that_lack_are_named() -> None:
    with pytest.raises(BadValueError) as caught:
        record.text(FOUND, ["axe", "paper", "keyboard"])
    assert caught.value.details == {"checks": "paper, keyboard"}


def test_what_programs_leave_beside_the_sources_changes_nothing(root: Path) -> None:
    before = record.fingerprint(root)
    (root / "plugins" / "__pycache__" / "a.pyc").write_bytes(b"\0")
    assert record.fingerprint(root) == before


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("[accessibility", "content/data/accessibility.toml:1", "missing-bracket"),
        ("accessibility = 1", "content/data/accessibility.toml:1", "not-a-table"),
        ("[accessibility]\nchecks = 1", "content/data/accessibility.toml:2", "not-a-list"),
    ],
)
def test_words_that_cannot_be_read_are_told_where_they_stand(
    root: Path, text: str, place: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / record.WORDS).write_text(text, encoding="utf-8")
    assert record.run(root) == 1
    assert f"{place}: [{code}] " in capsys.readouterr().err
    assert not (root / record.RECORD).exists()


def test_words_that_are_missing_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / record.WORDS).unlink()
    assert record.run(root) == 1
    assert "content/data: [not-a-table] " in capsys.readouterr().err
