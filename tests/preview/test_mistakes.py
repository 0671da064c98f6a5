"""The page that stands in place of the site while there is something to mend."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from preview.mistakes import Mistake, page, stopped
from preview.site import OWN

A = Mistake("content/ja/a.md", 3, "bad-date", {"ja": "日付ではありません", "en": "not a date"})
B = Mistake("content/ja/a.md", 0, "no-page", {"ja": "ありません", "en": "it is missing"})
C = Mistake("content/en/b.md", 12, "bad-link", {"ja": "<script>", "en": "a & b"})
HINT = Mistake("content/ja/a.md", 5, "long", {"ja": "長い文です", "en": "a long sentence"}, is_hint=True)


def listed(*mistakes: Mistake) -> BeautifulSoup:
    return BeautifulSoup(page(mistakes), "html.parser")


def words(text: str) -> str:
    return " ".join(text.split())


def test_mistakes_stand_below_the_name_of_their_file() -> None:
    sections = listed(A, B, C).find_all("section")
    assert [(part.h2.text, len(part.find_all("li"))) for part in sections if part.h2] == [
        ("content/ja/a.md", 2),
        ("content/en/b.md", 1),
    ]


def test_each_mistake_has_its_line_its_code_and_every_language_the_first_first() -> None:
    item = listed(A).li
    assert item
    assert words(item.text) == "3行目 line 3 bad-date 日付ではありません not a date"
    assert [(p.get("lang"), p.text) for p in item.find_all("p", class_=False)] == [
        ("ja", "日付ではありません"),
        ("en", "not a date"),
    ]


def test_a_mistake_of_a_whole_file_has_no_line() -> None:
    item = listed(B).li
    assert item
    assert words(item.text) == "no-page ありません it is missing"


def test_what_a_file_says_never_becomes_html() -> None:
    assert "&lt;script&gt;" in page((C,))
    assert listed(C).find("script") is None


def test_the_page_says_in_both_languages_how_many_places_there_are_and_that_saving_is_enough() -> None:
    shown = listed(A, B, HINT)
    assert shown.html
    assert shown.html["lang"] == "ja"
    assert shown.h1
    assert shown.title
    assert shown.h1.text == shown.title.text == "直すところが2か所あります"
    header = shown.header
    assert header
    for said in (
        "直して保存するだけで",
        "公開中のサイトは、前のままです",
        "2 places to mend",
        "saving is enough",
        "untouched",
    ):
        assert said in header.text
    assert "1 place to mend" in listed(A).text


def test_hints_stand_below_the_mistakes_in_a_part_of_their_own() -> None:
    shown = listed(HINT, A)
    assert [words(each.text) for each in shown.find_all(re.compile("h[123]"))] == [
        "直すところが1か所あります",
        "content/ja/a.md",
        "気づいたこと Hints",
        "content/ja/a.md",
    ]
    assert words(shown.find_all("li")[1].text) == "5行目 line 5 long 長い文です a long sentence"


def test_without_hints_nothing_is_said_of_them() -> None:
    assert "Hints" not in page((A,))


def test_the_page_looks_the_same_when_the_theme_is_broken() -> None:
    (link,) = listed(A).find_all("link")
    assert link["href"] == f"{OWN}/mistakes.css"
    assert re.findall(r'(?:src|href)="([^"]+)"', page((A,))) == [link["href"]]


def test_a_build_that_said_nothing_is_told_in_both_languages() -> None:
    japanese, english = str(stopped("exit code -9")).splitlines()
    assert japanese.startswith(
        "pelican: [stopped] サイトを作るプログラムが、途中で止まりました（exit code -9）— もう一度"
    )
    assert english.startswith(
        "pelican: [stopped] the program that builds the site stopped half-way (exit code -9) — if"
    )


def test_the_terminal_names_the_line_too() -> None:
    assert str(A).splitlines()[1] == "content/ja/a.md:3: [bad-date] not a date"
