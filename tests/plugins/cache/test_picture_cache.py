"""What is known of a picture is cached by its content."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plugins import hashing
from plugins.cache import picture_cache
from plugins.cache.database import PICTURES, Database
from plugins.read import pictures as reading
from plugins.read.pictures import Facts
from tests.plugins import pictures

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Facts("JPEG", has_place=True, width=64, height=48)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(pictures.photo())
    (tmp_path / "images" / "b.png").write_bytes(b"\x89PNG")
    return tmp_path


def facts(content: Path, database: Database | None, *names: str, jobs: int = 1) -> dict[str, Facts]:
    digests = picture_cache.digests(content, [f"images/{name}" for name in names], {})
    return picture_cache.facts(database, content, digests, jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_pictures_are_looked_at(content: Path, jobs: int) -> None:
    expected = {"images/a.jpg": PLACE, "images/b.png": Facts("", "bad-image")}
    assert facts(content, None, "a.jpg", "b.png", jobs=jobs) == expected


def test_a_known_picture_is_not_looked_at_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(content / "cache.sqlite")
    assert facts(content, database, "a.jpg") == {"images/a.jpg": PLACE}
    monkeypatch.setattr(reading, "examine", lambda _: Facts("PNG"))
    assert facts(content, database, "a.jpg") == {"images/a.jpg": PLACE}
    (content / "images" / "a.jpg").write_bytes(pictures.photo(orientation=2))
    assert facts(content, database, "a.jpg") == {"images/a.jpg": Facts("PNG")}


@pytest.mark.parametrize("value", [b"", b"[", b"[1, 2, 3, 4, 5, 6]", b"7"])
def test_an_entry_that_is_none_is_made_anew(content: Path, value: bytes) -> None:
    database = Database(content / "cache.sqlite")
    facts(content, database, "a.jpg")
    [(key, good)] = database.all(PICTURES).items()
    database.save({PICTURES: {key: value}})
    assert facts(content, database, "a.jpg") == {"images/a.jpg": PLACE}
    assert database.all(PICTURES) == {key: good}


def test_another_version_of_pillow_looks_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(content / "cache.sqlite")
    facts(content, database, "a.jpg")
    monkeypatch.setattr(hashing, "packages", lambda: ["pillow-0.0.dist-info"])
    facts(content, database, "a.jpg")
    assert len(database.all(PICTURES)) == 2


def test_digests_that_are_known_are_not_taken_again(content: Path) -> None:
    taken = hashing.digest(pictures.photo())
    known = {"images/b.png": "known"}
    found = picture_cache.digests(content, ["images/a.jpg", "images/b.png", "images/gone.png"], known)
    assert found == {"images/a.jpg": taken, "images/b.png": "known", "images/gone.png": ""}


def test_pillow_is_not_loaded_where_every_picture_is_known(content: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from plugins.cache import picture_cache; "
        "from plugins.cache.database import Database; "
        "from plugins.render import pictures; "
        "content = Path(sys.argv[1]); digests = picture_cache.digests(content, ['images/a.jpg'], {}); "
        "picture_cache.facts(Database(content / 'cache.sqlite'), content, digests, 1); "
        "print('PIL' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(content)]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(2)]  # noqa: S603 - as above
    assert [run.stdout for run in runs] == [b"True\n", b"False\n"]
