"""What an edition has not of its own is that of its language."""

from __future__ import annotations

import dataclasses

from plugins.model.house_style import Avoided, EditionStyle
from plugins.model.types import SomeText, Text
from plugins.read.data.editions import complete
from tests.plugins.samples import DATA

EDITIONS = {"ja-simple": "ja"}


def test_every_text_is_there_for_an_edition_too() -> None:
    office = complete(DATA, EDITIONS).offices[0]
    assert office.name["ja-simple"] == office.name["ja"]
    assert office.address.street["ja-simple"] == office.address.street["ja"]
    assert {*office.name} == {*DATA.offices[0].name, "ja-simple"}


def test_its_own_words_stay_and_what_its_language_lacks_stays_missing() -> None:
    first, *others = DATA.offices
    address = dataclasses.replace(first.address, reading=SomeText({}))
    own = dataclasses.replace(first, name=Text({**first.name, "ja-simple": "やさしい"}), address=address)
    office = complete(dataclasses.replace(DATA, offices=(own, *others)), EDITIONS).offices[0]
    assert office.name["ja-simple"] == "やさしい"
    assert office.address.reading == {}


def test_it_keeps_the_rules_of_its_language_and_adds_its_own() -> None:
    own = EditionStyle("ja-simple", longest_sentence=30, avoided=(Avoided("お越し", "「来る」と書きます"),))
    styles = complete(dataclasses.replace(DATA, edition_styles=(own,)), EDITIONS).house_styles
    [style], [of] = ([style for style in styles if style.language == code] for code in ("ja-simple", "ja"))
    assert style.longest_sentence == 30
    assert style.avoided == (*own.avoided, *of.avoided)
    assert style == dataclasses.replace(
        of, language="ja-simple", longest_sentence=30, avoided=(*own.avoided, *of.avoided)
    )


def test_an_edition_without_rules_has_those_of_its_language() -> None:
    styles = {style.language: style for style in complete(DATA, EDITIONS).house_styles}
    assert dataclasses.replace(styles["ja-simple"], language="ja") == styles["ja"]


def test_without_editions_nothing_changes() -> None:
    assert complete(DATA, {}) is DATA
