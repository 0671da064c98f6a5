"""What is passed over for want of a sign holds no mistake: as much is told where nothing is passed over."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.check import contacts, known_contacts, markdown, prose, wording
from plugins.model import ruby
from plugins.read import characters
from tests.plugins import anything
from tests.plugins.check import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source
    from plugins.report.problems import Problem

Told = tuple[int, str, dict[str, str]]
ALWAYS = re.compile("")
SHORTCUTS = (  # with what finds a sign in any text
    (characters, "SUSPECT", ALWAYS),
    (ruby, "BEGUN", ALWAYS),
    (markdown, "SIGNS_OF_MARKUP", ALWAYS),
    (contacts, "may_hold_number", lambda _: True),
    (contacts, "may_hold_address", lambda _: True),
    (known_contacts.KnownContacts, "has_place", lambda *_: True),
    (wording, "folded", lambda _: ""),
)
KNOWN = known_contacts.known_contacts(samples.DATA)
STREETS = ("日向町", "Hinata-cho", "HİNATA CHO", "hınatacho", "一ツ橋町", "花咲市", "Hanasaki", "番町")
NUMBERS = (
    "1",
    "2-3-9",
    "１丁目",
    "二番",
    "3号",
    "の",
    "ー",
    "448-0001",
    "〒",
    "+81",
    "(0)566",
    "23-4568",
    "⑩",
)
WORDS = (
    "甘え",
    "cure",
    "CURE",
    "rİght now",
    "ここに、本文を書きます。",
    "{漢|かん",
    "｛漢｜かん｝",
    "［a］（a.md）",
    "~~a~~",
)
# Mistakes of which each has one sign only.
CHARACTERS = ("a\x7f", "a\x9f", "a\u0301", "か\u3099", "\uf900", "\ufe00", "ｱ", "Ａ", "１")
READINGS = ("{a|", "{a|}", "{a｜b}", "｛a|b｝", "｛a｜b}")
MARKUP = (
    "あ~~い~~",
    "あ［い］（x.md）",
    "あ{#い}う{:え}",
    "｛:い}",
    "＃ い",
    "！！！ あ",
    "い] (./a)",
    "い][う",
)
ESCAPED = (r"\# い", r"\!!! い", r"\{#い}", r"\<!-- い", r"あ\*\*い")
CONTACTS = ("03-1234-5678", "+81 - (0) - 566 - 23 - 4568", "〒 448 - 0001", "448-0001")
PLACES = (
    "日向町1-2",
    "日向町5号",
    "HİNATA-CHO 1-2",
    "hınata cho 1-2",
    "花咲市大町1-2-3",
    "1-2-3 Oicho, HANASAKİ",
)
WORDING = ("甘え", "cure", "Do it rıght now.", "Write the text here")
numbers = st.lists(st.sampled_from(STREETS + NUMBERS + (" ", "-", "\n", "、")), max_size=12).map("".join)
worded = st.lists(st.sampled_from(WORDS) | anything.marked, max_size=4).map("".join)


def by_itself(source: Source, text: str) -> Iterator[Problem]:
    yield from characters.wrong(text, "x.md")
    yield from markdown.readings(text, "x.md")
    yield from markdown.wrong(source, ())
    yield from contacts.wrong(text, "x.md", KNOWN)
    yield from wording.wrong(source.document, "x.md", samples.JAPANESE, unspaced=True)
    yield from wording.wrong(source.document, "x.md", samples.ENGLISH, unspaced=False)


def told(source: Source, text: str = "") -> list[Told]:
    return samples.told(by_itself(source, text))


def told_without_shortcuts(source: Source, text: str = "") -> list[Told]:
    with ExitStack() as stack:
        for where, name, value in SHORTCUTS:
            stack.enter_context(mock.patch.object(where, name, value))
        return told(source, text)


@given(text=numbers | worded | st.builds("{}\n{}".format, worded, numbers))
def test_as_much_is_told_of_a_text(text: str) -> None:
    source = samples.source(text)
    assert told(source, text) == told_without_shortcuts(source, text)


@pytest.mark.parametrize("text", [*CHARACTERS, *READINGS, *MARKUP, *ESCAPED, *CONTACTS, *PLACES, *WORDING])
def test_a_mistake_alone_is_not_passed_over(text: str) -> None:
    source = samples.source(text)
    assert told(source, text) == told_without_shortcuts(source, text) != []


def test_letters_of_any_case_are_folded_to_the_same() -> None:
    cased = [c for c in map(chr, range(sys.maxunicode + 1)) if {c.lower(), c.upper(), c.casefold()} != {c}]
    text = "".join(cased)
    for letter in cased:
        alike = re.findall(re.escape(letter), text, re.IGNORECASE)
        assert {prose.folded(other) for other in alike} == {prose.folded(letter)}
