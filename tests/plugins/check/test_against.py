"""What a site says of its published revision, in the words that are told."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.check.whole_site import whole_site
from plugins.model.data import Topic
from plugins.model.types import Hashtag, Slug
from tests.plugins import builds, repositories
from tests.plugins.check.samples import DATA, both, source
from tests.plugins.check.test_check import NEEDED, SETTINGS

if TYPE_CHECKING:
    from plugins.model.source import Source

THEN = """
LANGUAGES = {"ja": {"prefix": ""}, "en": {"prefix": "en/"}}
KINDS = {"news": {"address": "news/{name}/"}, "pages": {"address": "{name}/"}}
TOPIC_ADDRESS = "topics/{name}/"
"""
PATH = "ja/news/x.md"
HEAD = "Title: 題\nDate: 2026-03-01\n"  # samples.TODAY is 2026-03-10
OVER = f"{HEAD}Expires: 2026-03-08\n"
WORDS = tomllib.loads(Path(__file__).with_name("against.toml").read_text(encoding="utf-8"))
GONE, DRAFT, NEVER = (WORDS[name] for name in ("gone", "draft", "never"))


def told(root: Path, then: dict[str, str], *now: Source) -> list[str]:
    """Return what is told of pages against a revision in which their files held these heads."""
    files = {f"content/{path}": f"---\n{head}---\n文\n" for path, head in then.items()}
    repositories.commit(root, {"pelicanconf.py": THEN, "content/data/a.toml": "", **files})
    run = builds.run(root, *NEEDED, *now, **{**SETTINGS, "AGAINST": "HEAD"})
    found = whole_site(run.build.project, run.build.shared, run.build.rules, run.sources)
    return [line for p in found if p.code != "translation-unrecorded" for line in str(p).splitlines()]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ({PATH: HEAD}, HEAD, []),
        ({PATH: HEAD}, None, GONE),
        ({PATH: HEAD}, "Title: 題\nDate: 2026-03-11\n", GONE),
        ({PATH: HEAD}, f"{HEAD}Status: draft\n", DRAFT),
        ({PATH: f"{HEAD}Aliases: y/\n"}, f"{HEAD}Status: draft\nAliases: y/\n", DRAFT * 2),
        ({PATH: HEAD}, f"{HEAD}Status: withdrawn\n", []),
        ({PATH: f"{HEAD}Status: withdrawn\n"}, f"{HEAD}Status: draft\n", DRAFT),
        ({PATH: f"{HEAD}Status: withdrawn\n"}, HEAD, []),
        ({PATH: HEAD}, OVER, []),
        ({PATH: OVER}, OVER, []),
        ({}, OVER, NEVER),
        ({PATH: f"{HEAD}Status: draft\n"}, OVER, NEVER),
        ({PATH: "Title: 題\nDate: 2026-03-11\n"}, OVER, NEVER),
        ({"ja/news/y.md": HEAD}, f"{OVER}Aliases: news/y/\n", []),
        ({}, f"{HEAD}Status: draft\n", []),
        ({}, f"{HEAD}Status: withdrawn\n", []),
    ],
)
def test_what_became_of_a_page(
    tmp_path: Path, then: dict[str, str], now: str | None, expected: list[str]
) -> None:
    pages = [] if now is None else [source("文", PATH, now)]
    assert told(tmp_path, then, *pages) == expected


def test_numbers_are_compared_with_those_of_the_revision(tmp_path: Path) -> None:
    before = '[[offices]]\nid = "mill"\nphone = "0566-91-2346"\nfax = "0566-91-2346"\n'
    repositories.commit(tmp_path, {"pelicanconf.py": THEN, "content/data/offices.toml": before})
    run = builds.run(tmp_path, *NEEDED, **{**SETTINGS, "AGAINST": "HEAD"})
    run.build.shared.places.update({("offices", 1): ("content/data/offices.toml", 12)})  # type: ignore[attr-defined]
    found = whole_site(run.build.project, run.build.shared, run.build.rules, run.sources)
    assert [(p.path, p.line, p.code) for p in found if p.code != "translation-unrecorded"] == [
        ("content/data/offices.toml", 12, "number-changed-alone")
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", ["work", "rest"]),
        ("Topics: work\n", ["rest"]),
        ("Topics: work, rest\n", []),
        ("Topics: work, rest\nStatus: draft\n", ["work", "rest"]),
        ("Topics: work, rest\nExpires: 2026-03-01\n", ["work", "rest"]),
    ],
)
def test_topics_whose_pages_list_nothing_are_told(tmp_path: Path, head: str, expected: list[str]) -> None:
    words = both("言葉", "Words")
    topics = tuple(Topic(Slug(name), Hashtag(name), words, words) for name in ("work", "rest"))
    repositories.commit(tmp_path, {"pelicanconf.py": THEN, "content/data/a.toml": ""})
    page = source("文", PATH, f"{HEAD}{head}")
    data = dataclasses.replace(DATA, topics=topics)
    run = builds.run(tmp_path, *NEEDED, page, data=data, **{**SETTINGS, "AGAINST": "HEAD"})
    run.build.shared.places.update({("topics", i): ("t.toml", i + 1) for i in range(2)})  # type: ignore[attr-defined]
    found = whole_site(run.build.project, run.build.shared, run.build.rules, run.sources)
    told = [str(problem).splitlines() for problem in found if problem.code == "empty-topic"]
    assert told == [
        [
            f"t.toml:{('work', 'rest').index(name) + 1}: [empty-topic] {text.format(name=name)}"
            for text in WORDS["topic"]
        ]
        for name in expected
    ]
