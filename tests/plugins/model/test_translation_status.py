"""Whether a text still says the same, and which text is made from which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plugins.model.fingerprint import fingerprint, normalised
from plugins.model.translation_status import entry, versions
from plugins.read import front_matter
from tests.plugins.check.samples import source

if TYPE_CHECKING:
    from plugins.model.source import Source


def in_french(record: str) -> Source:
    return replace(source("Un", "en/guide/x.md", f"Title: Un\n{record}"), language="fr", path="fr/guide/x.md")


def of(body: str, head: str = "Title: 題\n") -> str:
    document, found = front_matter.parse(f"---\n{head}---\n{body}", "x.md")
    assert found == []
    return fingerprint(document)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一\n二", "一二"),
        ("one\ntwo", "one two"),
        ("一", "\n\n  一  \n\n"),
        ("一　二", "一 二"),
        ("一\t二", "一 二"),
        ("- 一\n- 二", "* 一\n* 二"),
        ("- 一", "+ 一"),
        ("1. 一\n2. 二", "1. 一\n1. 二"),
        ("| 一 | 二 |\n|---|---|\n| 三 | 四 |", "|一|二|\n|:-------|--:|\n|三|四|"),
        ("## 一 {#a}", "## 一"),
        ("## 一 {#a}", "## 一 {#b .wide}"),
        ("一\n{: .wide }", "一"),
        ("**一**", "__一__"),
        ("が", "か\u3099"),
        ("一  \n二", "一\n二"),
        ("[一](a.md)", "[一](../b/c.md#d)"),
        ("[一](a.md '題')", "[一](<b.md> '題')"),
        ("[一](a_(b).md)", "[一](a.md)"),
        ("[一](https://a.example/)", "[一](https://b.example/)"),
        ("[一][1]\n\n[1]: a.md", "[一][1]\n\n[1]: <b.md>"),
        ("> [1]: a.md '題'", "> [1]: b.md '題'"),
        ('<a title="題" href="a.md">一</a>', "<a title=\"題\" href='b.md'>一</a>"),
        ("![図](../images/a.png)", "![図](../../images/a.png)"),
        ("[![図](../images/a.png)](a.md)", "[![図](../images/a.png)](b.md)"),
    ],
)
def test_formatting_and_where_links_lead_do_not_change_a_text(one: str, other: str) -> None:
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一", "二"),
        ("一。", "一"),
        ("2026年3月10日", "2026年3月11日"),
        ("- 一", "1. 一"),
        ("## 一", "### 一"),
        ("[一](a.md)", "一"),
        ("[一](a.md)", "[二](a.md)"),
        ("[一](a.md '題')", "[一](a.md '別の題')"),
        ("![図](../images/a.png)", "![図](../images/b.png)"),
        ("[1]: a.md '題'", "[1]: a.md '別の題'"),
        ("[注]: 雨の日 は休み", "[注]: 雪の日 は休み"),
        ("一](二", "一](三"),
        ("<https://a.example/>", "<https://b.example/>"),
        ("*一*", "**一**"),
        ("{一|いち}", "一"),
        ("one", "One"),
        ("一は2. 二", "一は3. 二"),
        ("!!! note\n    一", "!!! warning\n    一"),
        ("一", "一\n\n二"),
    ],
)
def test_other_words_marks_and_pictures_are_a_change(one: str, other: str) -> None:
    assert of(one) != of(other)


@pytest.mark.parametrize(
    ("head", "is_same"),
    [
        ("Title: 題\nModified: 2026-03-10\nDate: 2026-03-01\nTopics: a\nOrder: 1\nStatus: draft\n", True),
        ("Title:   題\n", True),
        ("Title: 別\n", False),
        ("Title: 題\nDescription: 文\n", False),
        ("Title: 題\nOutcomes:\n  - 一\n", False),
    ],
)
def test_of_the_head_only_words_count(head: str, is_same: bool) -> None:  # noqa: FBT001 - a table
    assert (of("一", head) == of("一")) is is_same


def test_a_fingerprint_is_twelve_digits_that_never_change() -> None:
    assert of("一") == "84e6d1f11169"
    assert normalised("- 一 {#a}\n10. 二\n") == "-一1.二"


def test_without_a_record_the_first_language_is_the_original() -> None:
    japanese, english = source("一"), source("One", "en/guide/x.md")
    ((one, other),) = versions([english, japanese], ["ja", "en"])
    assert (one.source, one.original, one.is_behind, one.is_recorded) == (japanese, None, False, False)
    assert (other.source, other.original, other.is_behind, other.is_recorded) == (
        english,
        japanese,
        False,
        False,
    )


def test_a_record_names_the_original_and_tells_whether_it_has_changed() -> None:
    english = source("One", "en/guide/x.md")
    records = {entry(english): False, "en 0123456789ab": True}
    for record, is_behind in records.items():
        japanese = source("一", head=f"Title: 題\nTranslated_from: {record}\n")
        ((one, other),) = versions([japanese, english], ["ja", "en"])
        assert (one.original, one.is_behind, one.is_recorded) == (english, is_behind, True)
        assert other.original is None


def test_a_third_language_may_be_made_from_a_translation() -> None:
    japanese = source("一")
    english = source("One", "en/guide/x.md", f"Title: One\nTranslated_from: {entry(japanese)}\n")
    ((_, _, french),) = versions(
        [japanese, english, in_french(f"Translated_from: {entry(english)}\n")], ["ja", "en", "fr"]
    )
    assert (french.original, french.is_behind) == (english, False)


def test_languages_made_from_each_other_in_a_circle_are_no_endless_way() -> None:
    circle = {"ja": "en", "en": "fr", "fr": "ja"}
    japanese = source("一", head="Title: 題\nTranslated_from: en 0123456789ab\n")
    english = source("One", "en/guide/x.md", "Title: One\nTranslated_from: fr 0123456789ab\n")
    french = in_french("Translated_from: ja 0123456789ab\n")
    (found,) = versions([japanese, english, french], ["ja", "en", "fr"])
    assert {v.source.language: v.original.language for v in found if v.original} == circle


def test_pages_of_another_name_or_kind_are_no_translations() -> None:
    pages = [source("一"), source("One", "en/news/x.md"), source("One", "en/guide/y.md")]
    assert [[version.original for version in page] for page in versions(pages, ["ja", "en"])] == [[None]] * 3
