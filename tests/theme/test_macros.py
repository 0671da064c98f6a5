"""What the macros write, for invented offices and pages."""

from __future__ import annotations

import gettext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.plugins.samples import DATA, HALL, MILL, day, jinja, page

THEME = Path(__file__).parents[2] / "theme"
# The macros' own words, untranslated: translations are the catalogue's tests' business.
SITE = SimpleNamespace(languages=("ja", "en"))
TRANSLATIONS = {"ja": gettext.NullTranslations(), "en": gettext.NullTranslations()}


def render(call: str, lang: str = "ja", **values: Any) -> BeautifulSoup:
    """Return what a call of a macro writes on a page of a language."""
    file, name = {
        "at_home": ("at-home", "at_home"),
        "office_card": ("office", "office_card"),
        "office_summary": ("office", "office_summary"),
        "check_list": ("paper", "check_list"),
        "blank": ("paper", "blank"),
        "contact_code": ("qr", "contact_code"),
        "article_list": ("lists", "article_list"),
        "dated_list": ("lists", "dated_list"),
        "numbered": ("numbered", "numbered"),
    }[call.partition("(")[0]]
    source = f'{{% from "macros/{file}.html" import {name} with context %}}{{{{ {call} }}}}'
    html = (
        jinja(THEME, TRANSLATIONS)
        .from_string(source)
        .render(page=page(lang, "pages", "x", "x/"), site=SITE, **values)
    )
    return BeautifulSoup(html, "html.parser")


def facts(found: BeautifulSoup) -> list[tuple[str, str]]:
    """Return the terms of a list of facts, each with the first line of what belongs to it."""
    pairs = zip(found.select("dt"), found.select("dd"), strict=True)
    return [(term.get_text(), fact.get_text().strip().partition("\n")[0].strip()) for term, fact in pairs]


def test_an_office_s_number_can_be_tapped_in_every_language() -> None:
    for lang, shown in (("ja", "03-1234-0001"), ("en", "+81 3-1234-0001")):
        links = render("office_card(office)", lang, office=MILL).select('a[href^="tel:"]')
        assert [(link["href"], link.get_text()) for link in links] == [("tel:+81312340001", shown)]


def test_telephone_and_fax_stand_apart_where_they_differ() -> None:
    assert facts(render("office_card(office)", "en", office=MILL)) == [
        ("Telephone", "+81 3-1234-0001 in Japan: 03-1234-0001"),
        ("Fax", "+81 3-1234-0002 in Japan: 03-1234-0002"),
        ("Address", "4 Nibancho, Chiyoda, Tokyo 100-0001, Japan"),
    ]


@pytest.mark.parametrize(("lang", "expected"), [("ja", ""), ("en", "in Japan: 03-1234-0001")])
def test_a_number_is_also_shown_as_at_home_where_it_is_shown_for_abroad(lang: str, expected: str) -> None:
    assert render("at_home(office.phone)", lang, office=MILL).get_text().strip() == expected


def test_one_number_for_both_stands_once() -> None:
    assert facts(render("office_card(office)", "ja", office=HALL)) == [
        ("Telephone and fax", "03-1234-5678"),
        ("Address", "〒100-0001 東京都千代田区一番町1-2-3"),
    ]


@pytest.mark.parametrize(("lang", "expected"), [("ja", ["とうきょうと"]), ("en", [])])
def test_an_address_is_read_aloud_in_the_languages_that_say_how(lang: str, expected: list[str]) -> None:
    found = render("office_card(office)", lang, office=HALL)
    assert [each.get_text() for each in found.select("small:not(.at-home)")] == expected


def test_the_map_is_an_outside_site_and_says_so() -> None:
    (link,) = render("office_card(office)", "en", office=HALL).select('a[href^="https:"]')
    assert str(link["href"]).startswith("https://map.example/?q=1-2-3%20Ichibancho")
    assert link["rel"] == ["external", "noreferrer"]
    # Two links on one page are told apart, and another address beside them is not meant.
    assert link.get_text() == "See 1-2-3 Ichibancho on a map (Map, an outside site)"


def test_a_sheet_has_only_an_office_s_numbers_and_its_address() -> None:
    found = render("office_summary(office)", "ja", office=HALL)
    assert facts(found) == facts(render("office_card(office)", "ja", office=HALL))
    assert [each.get_text() for each in found.select("small")] == ["とうきょうと"]
    assert found.select('a[href^="https:"]') == []


@pytest.mark.parametrize(("lang", "expected"), [("ja", [["時間"]]), ("en", [["Hours", "時間"]])])
def test_whoever_receives_a_sheet_can_read_what_is_ticked(lang: str, expected: list[list[str]]) -> None:
    items = render("check_list(questions)", lang, questions=DATA.questions).select("li")
    assert [[span.get_text() for span in item.select("span")] for item in items] == expected


def test_what_is_written_beside_a_line_has_its_own_language() -> None:
    own, other = render("blank(text)", "en", text={"ja": "名前", "en": "Name"}).select(".blank > span")
    assert (own.get_text(), own.get("lang")) == ("Name", None)
    assert (other.get_text(), other["lang"]) == ("名前", "ja")


def test_a_code_says_what_it_holds() -> None:
    (code,) = render("contact_code(office)", "en", office=MILL).select('[role="img"]')
    assert code["aria-label"] == "QR code with the name, number and address of The Mill"
    assert code.select("svg path")


OWN = page(
    "en", "guide", "a", "en/guide/a/", title="Own <i>", summary="What & why", drawing="bench", date=day(2)
)
OTHER = page("ja", "guide", "b", "guide/b/", title="他の", summary="説明", date=day(1))


def test_a_list_of_articles_links_to_each_and_says_what_it_is_about() -> None:
    found = render("article_list(items)", "en", items=[OWN, OTHER])
    assert [(a["href"], a.get_text()) for a in found.select("li a")] == [
        ("/en/guide/a/", "Own <i>"),
        ("/guide/b/", "他の"),
    ]
    assert [p.get_text() for p in found.select("li p")] == ["What & why", "説明"]
    assert [len(item.select(":scope > svg.drawing")) for item in found.select("li")] == [1, 0]


@pytest.mark.parametrize("call", ["article_list(items)", "dated_list(items)"])
def test_what_is_not_translated_is_marked_with_its_language(call: str) -> None:
    own, other = render(call, "en", items=[OWN, OTHER]).select("li")
    assert own.select("[lang], [hreflang], small") == []
    (link,) = other.select("a")
    assert (link["lang"], link["hreflang"]) == ("ja", "ja")
    assert [(small["lang"], small.get_text()) for small in other.select("small")] == [("ja", "(日本語)")]
    assert all(p["lang"] == "ja" for p in other.select("p"))


def test_a_list_of_news_shows_each_day_in_words_and_for_machines() -> None:
    found = render("dated_list(items)", "en", items=[OWN, OTHER])
    assert [(time["datetime"], time.get_text()) for time in found.select("li > time")] == [
        ("2026-01-02", "2 January 2026"),
        ("2026-01-01", "1 January 2026"),
    ]


def test_titles_break_at_phrases_where_words_have_no_spaces() -> None:
    item = page("ja", "guide", "c", "guide/c/", title="今日は天気です。", description="")
    assert len(render("article_list(items)", "ja", items=[item]).select("a wbr")) == 1
    assert render("article_list(items)", "en", items=[item]).select("wbr") == []


@pytest.mark.parametrize(("number", "expected"), [(1, "A & B"), (2, "A & B (page 2)")])
def test_a_title_tells_where_a_list_goes_on(number: int, expected: str) -> None:
    item = SimpleNamespace(number=number)
    assert str(render("numbered('A & B', item)", "en", item=item)) == expected.replace("&", "&amp;")
