"""Articles for measuring are the same each time, like real ones, and no two are alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bench.articles import TEXTS, write
from bench.ours import SENTENCE
from bench.readings import cover
from plugins.model.fingerprint import fingerprint
from plugins.model.links import link
from plugins.read.front_matter import parse
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.model.document import Document

TOPICS = '[[topics]]\nid = "hikikomori"\n[[topics]]\nid = "work"\n[[terms]]\nid = "none"\n'


def files(folder: Path, count: int) -> dict[str, str]:
    """Return path below a content folder → text of so many articles."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "any.toml").write_text(TOPICS, encoding="utf-8")
    write(folder, count)
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return files(tmp_path_factory.mktemp("many"), 30)


def document(text: str) -> Document:
    found, problems = parse(text, "")
    assert problems == []
    return found


def test_articles_are_the_same_each_time_and_however_many_are_wanted(
    many: dict[str, str], tmp_path: Path
) -> None:
    assert files(tmp_path / "few", 7).items() <= many.items()
    assert {"ja/news/tea-2026-10-31.md", "en/news/cooking-2026-10-30.md"} <= many.keys()
    assert len(many) == 60


@pytest.mark.parametrize("key", ["Title", "Description"])
def test_no_two_articles_are_called_alike(key: str, many: dict[str, str]) -> None:
    assert len({document(text).value(key) for text in many.values()}) == 60


def test_each_language_tells_of_the_same_day_and_a_translation_of_its_original(many: dict[str, str]) -> None:
    original, translation = (document(many[f"{code}/news/tea-2026-10-31.md"]) for code in ("ja", "en"))
    assert original.value("Title") == "2026年10月31日の茶話会のようす"
    assert translation.value("Title") == "The tea gathering of 31 October 2026"
    assert translation.value("Translated_from") == ("ja", fingerprint(original))
    assert original.value("Translated_from") is None
    assert {*(original.value("Topics") or ())} <= {"hikikomori", "work"}


def test_links_lead_to_articles_that_there_are_and_to_pages_of_the_menu(many: dict[str, str]) -> None:
    for path, text in many.items():
        language = path.partition("/")[0]
        pages = {f"{language}/pages/{name}.md" for name in ("guide", "contact")}
        found = {link(path, target).path for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text)}
        assert found - {path} == found
        assert pages <= found <= many.keys() | pages


@pytest.mark.slow
def test_the_guard_has_no_word_to_say_about_them_in_the_real_project(tmp_path: Path) -> None:
    project = built.copy(tmp_path / "real", content=built.PROJECT)
    write(project / "content", 3)
    cover(project / "content", [TEXTS.read_text(encoding="utf-8"), SENTENCE])
    done = built.check(project, "https://guide.example")
    assert (done.returncode, done.stderr) == (0, "")
