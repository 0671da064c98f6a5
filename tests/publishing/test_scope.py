"""What a run may publish, and what that waits for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from publishing import scope

PROGRAM = Path(scope.__file__)
OLD, NEW = "a" * 40, "b" * 40


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/ja/news/a.md", True),
        ("content/data/offices.toml", True),
        ("content/images/a.png", True),
        ("contents/a.md", False),
        ("theme/content/a.html", False),
        ("pelicanconf.py", False),
        ("docs/handbook.md", False),
        (".github/workflows/site.yml", False),
        ("tests/content/test_texts.py", False),
    ],
)
def test_content_is_what_editors_own(path: str, expected: object) -> None:
    assert scope.is_content(path) is expected


TEXT, CODE = "content/ja/news/a.md", "tasks.py"


@pytest.mark.parametrize(
    ("published", "changed", "event", "code", "build", "trusted"),
    [
        (OLD, [TEXT], "push", "false", NEW, "true"),
        (OLD, [], "push", "false", NEW, "true"),
        (OLD, [TEXT, CODE], "push", "true", NEW, "false"),
        ("", None, "push", "true", NEW, "false"),
        (OLD, None, "push", "true", NEW, "false"),
        (OLD, [TEXT], "schedule", "false", NEW, "true"),
        (OLD, [TEXT, CODE], "schedule", "true", OLD, "true"),
        ("", None, "schedule", "true", NEW, "false"),
        (OLD, None, "schedule", "true", NEW, "false"),
    ],
)
def test_only_code_that_is_published_already_does_without_the_tests(
    published: str, changed: list[str] | None, event: str, code: str, build: str, trusted: str
) -> None:
    expected = {"code": code, "build": build, "trusted": trusted}
    assert scope.outputs(published, changed, event, NEW) == expected


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(  # noqa: S603 - git itself
        ["git", *who, *arguments],  # noqa: S607 - wherever it is
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(folder: Path, path: str) -> str:
    """Change a file, and return the revision that has the change."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(path, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", path)
    return git(folder, "rev-parse", "HEAD")


def told(folder: Path, published: str, event: str) -> list[str]:
    """Run the program in a repository, as the workflow does: without the project's packages."""
    command = [sys.executable, "-I", str(PROGRAM), published, event]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.splitlines()


def test_the_program_compares_with_the_published_revision(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    first = commit(tmp_path, CODE)
    second = commit(tmp_path, "content/お知らせ.md")
    assert told(tmp_path, first, "push") == ["code=false", f"build={second}", "trusted=true"]
    third = commit(tmp_path, "theme/a.css")
    assert told(tmp_path, second, "push") == ["code=true", f"build={third}", "trusted=false"]
    assert told(tmp_path, second, "schedule") == ["code=true", f"build={second}", "trusted=true"]
    assert told(tmp_path, "", "schedule") == ["code=true", f"build={third}", "trusted=false"]
    assert told(tmp_path, "0" * 40, "schedule") == ["code=true", f"build={third}", "trusted=false"]
