"""What looks like a mistake and is none is not told, and comes out as it was written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.check.one_page import one_page
from tests.plugins.check import samples
from tests.plugins.check.test_check import site

if TYPE_CHECKING:
    from plugins.check.rules import Rules

TEXTS = tomllib.loads(Path(__file__).with_name("untouched.toml").read_text(encoding="utf-8"))
# Texts without any Markdown: they come out character by character.
PLAIN = [text for texts in TEXTS.values() for text in texts if not set("\n*`[]<>{}|!\\&-").intersection(text)]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return site(tmp_path_factory.mktemp("site")).build.rules


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts]
)
def test_nothing_is_told(rules: Rules, language: str, text: str) -> None:
    source = samples.source(text, f"{language}/pages/x.md")
    assert samples.told(one_page(rules, source, text, lambda _: True)) == []


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_come_out_as_they_are(text: str) -> None:
    assert samples.source(text).converted.html == f"<p>{text}</p>"
