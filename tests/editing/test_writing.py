"""Several files are written, moved and removed at once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing import writing
from plugins.report.problems import BadValueError

CONTENTS = {"ja/news/deep/new.md": b"new", "ja/index.md": b"link to new"}
MOVES = {"ja/guide/old.md": "ja/news/deep/new.md"}
BEFORE = {"ja/guide/old.md": b"old", "ja/index.md": b"link to old", "ja/news/a.md": b"a"}
AFTER = {"ja/index.md": b"link to new", "ja/news/a.md": b"a", "ja/news/deep/new.md": b"new"}


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in BEFORE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "ja/guide/old.md").chmod(0o640)
    return tmp_path


def test_all_are_written_with_their_rights_and_empty_folders_go(folder: Path) -> None:
    writing.replace(folder, CONTENTS, MOVES)
    assert read(folder) == AFTER
    assert (folder / "ja/news/deep/new.md").stat().st_mode & 0o777 == 0o640
    assert not (folder / "ja/guide").exists()


def test_folders_that_are_still_needed_stay(folder: Path) -> None:
    (folder / "ja/guide/other.md").write_bytes(b"")
    writing.replace(folder, CONTENTS, MOVES)
    assert read(folder) == {**AFTER, "ja/guide/other.md": b""}


@pytest.mark.parametrize("method", ["write_bytes", "replace", "unlink"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("error", [OSError("no space"), KeyboardInterrupt()])
def test_where_one_step_fails_all_is_as_before(
    method: str, number: int, error: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = min(number, 1) if method == "unlink" else number
    original, calls = getattr(Path, method), []

    def failing(self: Path, *arguments: object, **options: object) -> object:
        calls.append(self)
        if len(calls) == number:
            raise error
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, method, failing)
    with pytest.raises(BadValueError if isinstance(error, OSError) else KeyboardInterrupt) as raised:
        writing.replace(folder, CONTENTS, MOVES)
    monkeypatch.undo()
    assert read(folder) == BEFORE
    assert not (folder / "ja/news/deep").exists()
    if isinstance(raised.value, BadValueError):
        assert (raised.value.code, raised.value.details) == ("file-not-written", {"what": "no space"})


def test_a_file_in_the_place_of_a_folder_is_told(folder: Path) -> None:
    (folder / "ja/news/deep").write_bytes(b"x")
    with pytest.raises(BadValueError, match="file-not-written"):
        writing.replace(folder, CONTENTS, MOVES)
    assert read(folder) == {**BEFORE, "ja/news/deep": b"x"}
