"""The real texts and data leave the guard nothing to mend, today and on any day to come."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pelicanconf
from plugins.model.lifecycle import today
from plugins.report.problems import messages
from tests.plugins import each_day, programs
from tests.site import built

STYLE = Path(__file__).parents[2] / "content" / "data" / "house_style.toml"
# Examples that may be true of a page.
TRUE = {"チラシ", "Flyer", "刈谷駅から事業所までの道順", "The way from Kariya station to the office"}
EXAMPLE = re.compile(r"(!?)\[([^\[\]{}]+)\]\(([^)]*)\)")


def test_words_that_advice_gives_as_examples_say_nothing_on_a_page() -> None:
    styles = tomllib.loads(STYLE.read_text(encoding="utf-8"))["house_styles"]
    found = {
        (language, bool(sign), words)
        for message in messages().values()
        for language, text in message.texts.items()
        for sign, words, address in EXAMPLE.findall(text)
        if ".md" not in address and words not in TRUE
    }
    assert found >= {("ja", False, "ページの名前"), ("en", True, "what it shows")}
    of_links = {(style["language"], False, words) for style in styles for words in style["vague_links"]}
    of_pictures = {
        (style["language"], True, words)
        for style in styles
        for words in (*style["vague_links"], *style["vague_pictures"])
    }
    assert found <= of_links | of_pictures


def test_the_guard_finds_nothing_to_mend() -> None:
    done = programs.run(built.PROJECT, "-c", programs.CHECK)
    assert done.returncode == 0, done.stderr  # there may be hints


def test_no_day_will_make_a_mistake_of_anything() -> None:
    assert each_day.look(built.PROJECT, today(pelicanconf.TIMEZONE)) == ([], {})
