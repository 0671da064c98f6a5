"""One index or shards, by the size on the wire; neither is made where nothing has changed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from plugins.cache.build_record import FileRecord
from plugins.render.search import shards, ways
from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.render.output_file import OutputFile

INDEX = "en/search/pages.json"
PAGE = {"url": "a/", "title": "A title", "description": "", "above": [], "weight": 1, "sections": []}
CONTENT: dict[str, Any] = {"pages": [PAGE], "folding": {}, "readings": {}, "synonyms": []}
SIZE = len(brotli.compress(shards.dumped(CONTENT)))
SHARDS = [INDEX, "en/search/grams/0.json", "en/search/pages/0.json"]


def made(most: int, before: dict[str, FileRecord], loads: list[int]) -> list[OutputFile]:
    def load() -> dict[str, Any]:
        loads.append(1)
        return CONTENT

    return list(ways.files(INDEX, "digest", load, most, "shards.js", before))


@pytest.mark.parametrize(("most", "paths"), [(SIZE, [INDEX]), (SIZE // 2, SHARDS)])
def test_the_size_on_the_wire_decides(most: int, paths: list[str]) -> None:
    files = made(most, {}, [])
    assert [file.path for file in files] == paths
    assert "module" in json.loads(files[0].content) or len(paths) == 1


def test_what_is_as_before_is_not_made_until_it_has_to_be_written() -> None:
    loads: list[int] = []
    first = made(0, {}, loads)
    known = {file.path: FileRecord(file.own, "", []) for file in first}
    again = made(0, {**known, "en/search/index.html": FileRecord("", "", [])}, loads)
    assert [(file.path, file.own) for file in again] == [(file.path, file.own) for file in first]
    assert loads == [1]
    assert [file.load and file.load() for file in again] == [file.content for file in first]
    assert loads == [1, 1]
    assert made(0, {**known, INDEX: FileRecord("older", "", [])}, loads)[0].content == first[0].content


def test_data_within_a_size_is_told_by_its_best_packing() -> None:
    letters = "".join(random.Random(1).choices("abcdefgh ", k=4000)).encode()  # noqa: S311 - no secret
    best, fast = (len(brotli.compress(letters, quality=quality)) for quality in (11, ways.FAST))
    assert best < fast
    found = [ways.is_within(letters, most) for most in (4000, fast, best, best - 1, 100)]
    assert found == [True, True, True, False, False]


def test_a_site_with_shards_writes_anew_only_what_an_edit_changes(tmp_path: Path) -> None:
    project = small_site.write(tmp_path / "project")
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8").replace("SEARCH_WHOLE = 75_000", "SEARCH_WHOLE = 0")
    settings.write_text(text, encoding="utf-8")

    def build() -> dict[str, bytes]:
        done = programs.run(project, *programs.OURS)
        assert (done.returncode, done.stderr) == (0, "")
        folder = project / "output"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.glob("**/search/**/*.json")
        }

    before = build()
    assert {"search/grams/0.json", "en/search/pages/0.json", "easy/search/pages.json"} <= before.keys()
    root = json.loads(before[INDEX])
    assert (project / "output" / "static" / root["module"]).is_file()
    page = project / "content" / "en" / "pages" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nQuince jelly.\n", encoding="utf-8")
    behind = build()
    changed = {path for path in behind | before if behind.get(path) != before.get(path)}
    assert all(path.startswith("en/search/") for path in changed)
    assert len([path for path in changed if path.startswith("en/search/pages/")]) == 1
    assert any(b"quinc jeli" in behind.get(path, b"") for path in changed)
