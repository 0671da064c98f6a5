"""Offices that tell everything: what is filled in stands on pages, in cards and for search engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import vobject
from bs4 import BeautifulSoup

from tests.plugins import programs, small_site
from tests.site.built import Built
from tests.site.checks import contacts, structured_data

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = """
[[questions]]
ask = { ja = "開いている時間", en = "Opening hours" }
answered_by = "hours"
[[questions]]
ask = { ja = "費用", en = "The cost" }
answered_by = "fees"
[[questions]]
ask = { ja = "見学", en = "A visit" }
"""
HALL = """reading = { ja = "とうきょうと" }
[offices.details]
hours.monday = ["9:30-12:00", "13:00-16:00"]
hours.tuesday = ["09:30-12:00", "13:00-16:00"]
hours.wednesday = ["9:30-12:00", "13:00-16:00"]
hours.saturday = ["10:00-12:00"]
hours.sunday = []
closed_on_public_holidays = true
closed_days = { ja = "年末年始", en = "New Year, and 1 May" }
email = "hall+post@office.example"
line = "https://line.example/hall?a=1&b=2"
form = "https://form.example/hall"
directions = { ja = "駅から歩いて5分です。", en = "Five minutes’ walk; from the station" }
fees = { ja = "費用はかかりません。", en = "Free <of charge> & open" }
capacity = { ja = "20人", en = "20 people" }
who_can_come = { ja = "どなたでも。", en = "Anyone" }
"""
MILL = """reading = {}
[offices.details]
hours.friday = ["13:00-17:30"]
closed_on_public_holidays = false
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the small site, whose offices tell of themselves."""
    project = small_site.write(tmp_path_factory.mktemp("details") / "project")
    fill(project)
    done = programs.run(project, *programs.OURS, SITEURL="https://guide.example")
    assert (done.returncode, done.stderr) == (0, "")
    return programs.site(project)


def fill(project: Path) -> None:
    """Write down everything about one office, and a little about the other one."""
    path = project / "content" / "data" / "data.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("questions = []\n", "").replace('reading = { ja = "とうきょうと" }\n', HALL, 1)
    path.write_text(text.replace("reading = {}\n", MILL, 1) + QUESTIONS, encoding="utf-8")
    for language in ("ja", "en"):
        page = project / "content" / language / "pages" / "contact.md"
        page.write_text(
            page.read_text(encoding="utf-8").replace("---\n\n", "Template: contact\n---\n\n"),
            encoding="utf-8",
        )


def page(site: dict[str, bytes], path: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{path}index.html"], "html.parser")


def facts(found: BeautifulSoup) -> dict[str, list[str]]:
    """Return the terms of the first office's card, each with the pieces of what belongs to it."""
    rows = found.select(".office-card")[0].select(":scope > div")
    return {str(row.dt.string): [*row.dd.stripped_strings] for row in rows if row.dt and row.dd}


OF_HALL = {
    "": {
        "メール": ["hall+post@office.example"],
        "LINE": ["LINEで連絡する（外部サイト）", "会館"],
        "フォーム": ["フォームに書いて送る（外部サイト）", "会館"],
        "開いている日と時間": [
            "月曜日〜水曜日 9:30〜12:00、13:00〜16:00",
            "土曜日 10:00〜12:00",
            "祝日は休みです",
            "休みの日：年末年始",
        ],
        "行き方": ["駅から歩いて5分です。"],
        "費用": ["費用はかかりません。"],
        "定員": ["20人"],
        "利用できる方": ["どなたでも。"],
    },
    "en/": {
        "Email": ["hall+post@office.example"],
        "LINE": ["Send a message on LINE (an outside site)", "Hall"],
        "Form": ["Fill in a form (an outside site)", "Hall"],
        "Opening hours": [
            "Monday to Wednesday, 09:30 to 12:00 and 13:00 to 16:00",
            "Saturday, 10:00 to 12:00",
            "Closed on public holidays in Japan",
            "Closed: New Year, and 1 May",
        ],
        "How to get there": ["Five minutes’ walk; from the station"],
        "Cost": ["Free <of charge> & open"],
        "Capacity": ["20 people"],
        "Who can come": ["Anyone"],
    },
}


@pytest.mark.parametrize("path", ["contact/", "contact/hall/"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_what_is_filled_in_stands_on_the_contact_pages(
    site: dict[str, bytes], language: str, path: str
) -> None:
    assert OF_HALL[language].items() <= facts(page(site, language + path)).items()


def test_what_is_not_filled_in_is_not_mentioned(site: dict[str, bytes]) -> None:
    found = facts(page(site, "en/contact/mill/"))
    assert [*found] == ["Telephone", "Fax", "Opening hours", "Address"]
    assert found["Opening hours"] == ["Friday, 13:00 to 17:30", "Also open on public holidays in Japan"]


def test_links_lead_where_the_data_say_and_outside_sites_learn_nothing(site: dict[str, bytes]) -> None:
    links = page(site, "contact/hall/").select(".office-card a")
    assert [(link["href"], link.get("rel")) for link in links][:-1] == [
        ("tel:+81312345678", None),
        ("mailto:hall+post@office.example", None),
        ("https://line.example/hall?a=1&b=2", ["external", "noreferrer"]),
        ("https://form.example/hall", ["external", "noreferrer"]),
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("en/contact/hall/", ["A visit"]),
        ("en/contact/mill/", ["The cost", "A visit"]),
        ("contact/", ["費用", "見学"]),
        ("families/", ["費用", "見学"]),
    ],
)
def test_a_question_leaves_where_all_offices_answer_it(
    site: dict[str, bytes], path: str, expected: list[str]
) -> None:
    assert [item.get_text() for item in page(site, path).select(".questions li")] == expected


def test_the_card_has_mail_links_and_a_note(site: dict[str, bytes]) -> None:
    found = vobject.readOne(site["en/contact/hall/contact.vcf"].decode())
    assert found.validate(raiseException=True)
    assert found.email.value == "hall+post@office.example"
    assert [line.value for line in found.contents["url"]] == [
        "/en/contact/hall/",
        "https://form.example/hall",
        "https://line.example/hall?a=1&b=2",
    ]
    assert found.note.value.split("\n") == [
        "Opening hours",
        "Monday to Wednesday, 09:30 to 12:00 and 13:00 to 16:00",
        "Saturday, 10:00 to 12:00",
        "Closed on public holidays in Japan",
        "Closed: New Year, and 1 May",
        "How to get there",
        "Five minutes’ walk; from the station",
        "Cost",
        "Free <of charge> & open",
        "Capacity",
        "20 people",
        "Who can come",
        "Anyone",
    ]


def test_search_engines_are_told_what_the_page_tells(site: dict[str, bytes]) -> None:
    [_, script] = page(site, "contact/hall/").select('script[type="application/ld+json"]')
    [office] = json.loads(script.decode_contents())["@graph"]
    assert office["@type"] == ["Organization", "Place"]
    assert office["email"] == "hall+post@office.example"
    assert office["sameAs"] == "https://line.example/hall?a=1&b=2"
    assert office["contactPoint"] == {"@type": "ContactPoint", "url": "https://form.example/hall"}
    told = office["openingHoursSpecification"]
    assert [(each.get("opens"), each.get("closes")) for each in told] == [
        ("09:30", "12:00"),
        ("13:00", "16:00"),
        ("10:00", "12:00"),
        (None, None),  # on public holidays
    ]


def test_the_pages_keep_to_what_is_checked_of_all_pages(site: dict[str, bytes]) -> None:
    built = Built(site, "")
    known = {"hall+post@office.example"}
    assert list(contacts.wrong_mail(built, known)) == []
    unseen = [line for line in structured_data.unseen(built) if "alternateName" not in line]
    assert unseen == []  # a text tells the other name, and the small site has none
    assert list(contacts.ill_made_cards(built)) == []
