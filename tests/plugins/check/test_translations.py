"""Translations that are current, and those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.check import translations
from plugins.model.fingerprint import fingerprint
from tests.plugins.check.samples import LANGUAGES, TODAY, source

if TYPE_CHECKING:
    from plugins.model.source import Source

ORIGINAL = source("一", "ja/guide/x.md", "Title: 題\nDate: 2026-03-01\n")
NOW = fingerprint(ORIGINAL.document)
LINE = f"Translated_from: ja {NOW}"
THEN = "0123456789ab"
STATUS = {"key": "Status", "original": "content/ja/guide/x.md"}
DETAILS = {"original": "content/ja/guide/x.md", "line": LINE}


def told(
    head: str, *more: Source, unread: tuple[str, ...] = ()
) -> list[tuple[str, int, str, dict[str, str]]]:
    sources = [source("One", "en/guide/x.md", f"Title: Title\n{head}"), *more]
    found = translations.wrong(sources, LANGUAGES, unread, "content/", TODAY)
    return [(p.path, p.line, p.code, p.details) for p in found]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"{LINE}\n", []),
        ("", [(1, "translation-unrecorded", DETAILS)]),
        (f"Order: 1\nTranslated_from: ja {THEN}\n", [(4, "translation-behind", DETAILS)]),
        (f"Translated_from: ja {THEN}\nStatus: withdrawn\n", [(4, "translation-day-alone", STATUS)]),
        (f"Translated_from: ja {THEN}\nStatus: draft\n", [(4, "translation-day-alone", STATUS)]),
        ("Status: draft\n", [(3, "translation-day-alone", STATUS)]),
        (f"Translated_from: fr {THEN}\n", [(3, "no-original", {"original": "content/fr/guide/x.md"})]),
        (f"Translated_from: en {THEN}\n", [(3, "no-original", {"original": "content/en/guide/x.md"})]),
    ],
)
def test_a_translation_says_which_text_it_was_made_from(
    head: str, expected: list[tuple[int, str, dict[str, str]]]
) -> None:
    assert told(head, ORIGINAL) == [("content/en/guide/x.md", *each) for each in expected]


def test_a_draft_of_the_original_hurries_nobody() -> None:
    draft = source("二", "ja/guide/x.md", "Title: 題\nStatus: draft\n")
    found = told(f"Translated_from: ja {THEN}\n", draft)
    details = {**STATUS, "line": "Status: draft"}
    assert found == [("content/en/guide/x.md", 3, "translation-days-differ", details)]


@pytest.mark.parametrize(
    ("own", "originals", "differing"),
    [
        ("", "", []),
        ("Status: published\n", "", []),
        ("Date: 2026-03-11\n", "Date: 2026-03-11\n", []),
        ("Date: 2026-03-11\n", "Date: 2026-03-10\n", [(4, "Date: 2026-03-10")]),
        ("Date: 2026-03-10\n", "Date: 2026-03-11\n", [(4, "Date: 2026-03-11")]),
        ("", "Date: 2026-03-11\n", [(3, "Date: 2026-03-11")]),
        ("Date: 2026-03-10\n", "Date: 2026-03-01\n", []),
        ("Expires: 2026-03-10\n", "Expires: 2026-03-11\n", [(4, "Expires: 2026-03-11")]),
        ("", "Expires: 2026-03-01\n", [(3, "Expires: 2026-03-01")]),
        ("Expires: 2026-03-01\n", "", [(4, "")]),
        ("Expires: 2026-03-08\n", "Expires: 2026-03-01\n", []),
        ("Status: withdrawn\n", "Status: withdrawn\n", []),
        ("", "Status: withdrawn\n", [(3, "Status: withdrawn")]),
        ("Status: draft\nExpires: 2026-03-12\n", "", [(4, ""), (5, "")]),
    ],
)
def test_versions_that_are_public_on_other_days_from_now_on_are_told(
    own: str, originals: str, differing: list[tuple[int, str]]
) -> None:
    original = source("一", "ja/guide/x.md", f"Title: 題\n{originals}")
    translation = f"Translated_from: ja {fingerprint(original.document)}\n{own}"
    found = [(line, code, details.get("line", "")) for _, line, code, details in told(translation, original)]
    codes = {True: "translation-days-differ", False: "translation-day-alone"}
    assert sorted(found) == [(line, codes[bool(right)], right) for line, right in differing]


def test_a_page_in_one_language_is_its_own_original() -> None:
    assert told("") == []


@pytest.mark.parametrize(("unread", "count"), [((), 1), (("ja/guide/x.md",), 0), (("ja/guide/y.md",), 1)])
def test_an_original_that_could_not_be_read_is_not_missing(unread: tuple[str, ...], count: int) -> None:
    assert [code for _, _, code, _ in told(f"{LINE}\n", unread=unread)] == ["no-original"] * count


def test_two_texts_cannot_be_made_from_each_other() -> None:
    other = source("一", "ja/guide/x.md", f"Title: 題\nTranslated_from: en {THEN}\n")
    found = told(f"Translated_from: ja {THEN}\n", other)
    assert [(path, line, code, details["original"]) for path, line, code, details in found] == [
        ("content/ja/guide/x.md", 3, "translation-circle", "content/en/guide/x.md"),
        ("content/en/guide/x.md", 3, "translation-circle", "content/ja/guide/x.md"),
    ]


def test_an_english_original_may_have_a_japanese_translation() -> None:
    english = source("One", "en/guide/x.md", "Title: Title\n")
    japanese = source(
        "一", "ja/guide/x.md", f"Title: 題\nTranslated_from: en {fingerprint(english.document)}\n"
    )
    assert list(translations.wrong([english, japanese], LANGUAGES, (), "content/", TODAY)) == []


@pytest.mark.parametrize(
    ("entries", "differing"),
    [
        ("Topics: work\nOrder: 1\n", []),
        ("Topics: work\nOrder: 2\n", [(4, "Order")]),
        ("Order: 1\n", [(4, "Topics")]),
        ("Topics: work\nOrder: 1\nSave_as: x.html\n", [(5, "Save_as")]),
    ],
)
def test_a_current_translation_has_the_entries_of_its_original(
    entries: str, differing: list[tuple[int, str]]
) -> None:
    original = source("一", "ja/guide/x.md", "Title: 題\nTopics: work\nOrder: 1\n")
    found = told(f"{entries}Translated_from: ja {fingerprint(original.document)}\n", original)
    assert [(line, details["key"]) for _, line, _, details in found] == differing
    assert {code for _, _, code, _ in found} <= {"translation-entry-differs"}


def test_a_current_translation_has_the_outline_of_its_original() -> None:
    original = source("## 一\n\n- 一\n", "ja/guide/x.md")
    record = f"ja {fingerprint(original.document)}"
    for text, is_told in (("## One\n\n- One\n", False), ("## One\n\n- One\n- Two\n", True)):
        translation = source(text, "en/guide/x.md", f"Title: Title\nTranslated_from: {record}\n")
        found = [*translations.wrong([original, translation], LANGUAGES, (), "content/", TODAY)]
        assert [(p.line, p.code) for p in found] == [(3, "translation-outline-differs")] * is_told
