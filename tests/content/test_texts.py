"""The texts leave the guard nothing to tell, say the facts, and say the same in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from plugins.model.fingerprint import fingerprint
from plugins.model.lifecycle import today
from plugins.model.translation_status import KEY
from plugins.read import front_matter
from plugins.report.problems import messages
from tests.content import rules
from tests.plugins import each_day, programs
from tests.site import built

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = ("ja", "en")
SOURCES = sorted(
    path
    for language in LANGUAGES
    for path in (CONTENT / language).rglob("*.md")
    if "\nStatus: draft\n" not in path.read_text(encoding="utf-8")
)
IN_EACH = [
    {path.relative_to(CONTENT / code).as_posix() for path in SOURCES if path.is_relative_to(CONTENT / code)}
    for code in LANGUAGES
]
NAMES = sorted(set.intersection(*IN_EACH))
SAME_KEYS = ("Topics", "Order", "Office", "Template", "Save_as")

# What each article must speak of, in either language.
TERMS = {
    "about-support": (
        ("自己肯定感", "個別支援計画", "軽作業", "職場体験", "家族", "職業訓練", "自立"),
        ("self-esteem", "individual support plan", "light tasks", "work experience", "famil", "vocational"),
    ),
    "steps": (
        ("アセスメント", "個別支援計画", "自己効力感", "職場体験", "職場定着", "仕事探し", "社会適応力"),
        (
            "assessment",
            "individual support plan",
            "self-efficacy",
            "work experience",
            "settling",
            "job search",
        ),
    ),
    "programs": (
        ("社会適応訓練", "職業訓練", "パソコン", "接客", "職場体験", "始まり"),
        ("social adaptation training", "vocational", "computer", "customer service", "work experience"),
    ),
    "center": (
        ("初回相談", "生活習慣", "面接", "少人数", "職場体験", "担当者", "長"),
        ("first consultation", "daily habits", "interview", "small group", "work experience", "stress"),
    ),
    "cautions": (
        ("自分のペース", "得意", "苦手", "担当者", "見直", "家族", "孤独"),
        ("own pace", "strengths", "weaknesses", "people in charge", "review", "famil", "lonel"),
    ),
    "summary": (
        ("生活習慣", "社会適応力", "自分のペース", "家族", "新しい始まり", "経験"),
        ("daily habits", "social adaptability", "own pace", "famil", "new start", "value"),
    ),
}


def _source(language: str, name: str) -> str:
    return (CONTENT / language / name).read_text(encoding="utf-8")


def _keys(source: str) -> dict[str, str]:
    return dict(re.findall(r"^(\w+): (.+)$", source.split("\n---\n", maxsplit=1)[0], re.MULTILINE))


def _id(path: Path) -> str:
    return path.relative_to(CONTENT).as_posix()


def _is_current(original: str, translation: str) -> bool:
    """Tell whether a translation was made from the original as it is; one that was not says so to readers."""
    document, _ = front_matter.parse(original, "")
    return _keys(translation).get(KEY, "").endswith(f" {fingerprint(document)}")


def test_words_that_advice_gives_as_examples_are_no_words_of_a_link() -> None:
    data = tomllib.loads((CONTENT / "data" / "house_style.toml").read_text(encoding="utf-8"))
    found = {
        (language, words.casefold())
        for message in messages().values()
        for language, text in message.texts.items()
        for words, address in re.findall(r"\[([^\[\]]+)\]\(([^)]*)\)", text)
        if not address.endswith(".md") and not words.startswith("{")
    }
    assert found >= {("ja", "ページの名前"), ("en", "name of the page")}
    assert found <= {
        (style["language"], words) for style in data["house_styles"] for words in style["vague_links"]
    }


def test_the_build_finds_nothing_to_mend() -> None:
    done = programs.run(built.PROJECT, "-c", programs.CHECK)
    assert done.returncode == 0, done.stderr  # there may be hints


def test_no_day_will_make_a_mistake_of_anything() -> None:
    assert each_day.look(built.PROJECT, today()) == ([], {})


@pytest.mark.parametrize("name", NAMES)
def test_a_current_translation_has_the_outline_and_keys_of_its_original(name: str) -> None:
    one, two = (_source(language, name) for language in LANGUAGES)
    if not _is_current(one, two):
        pytest.skip("the translation waits to be brought up to date, and says so")
    assert rules.outline(one) == rules.outline(two)
    shared = [{key: _keys(source).get(key) for key in SAME_KEYS} for source in (one, two)]
    assert shared[0] == shared[1]


@pytest.mark.parametrize("name", TERMS)
def test_an_article_says_its_facts(name: str) -> None:
    for language, terms in zip(LANGUAGES, TERMS[name], strict=True):
        text = rules.prose(_source(language, f"guide/{name}.md")).lower()
        assert [term for term in terms if term not in text] == []


@pytest.mark.parametrize("name", TERMS)
def test_an_article_is_no_stub(name: str) -> None:
    text = re.sub(r"\s", "", rules.prose(_source("ja", f"guide/{name}.md")))
    assert len(text) >= 800


@pytest.mark.parametrize("path", [path for path in SOURCES if "news" not in path.parts], ids=_id)
def test_a_description_says_enough_for_lists_and_search_engines(path: Path) -> None:
    least = 35 if path.relative_to(CONTENT).parts[0] == "ja" else 70
    assert len(_keys(path.read_text(encoding="utf-8"))["Description"]) >= least
