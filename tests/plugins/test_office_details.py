"""Offices that tell everything: what is filled in stands on pages, in cards and for search engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from bs4 import BeautifulSoup

from tests.plugins import programs, small_site

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
LINKS = 'a[href^="https://line."], a[href^="https://form."]'


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
        page.write_text(page.read_text(encoding="utf-8").replace("---\n\n", "Template: contact\n---\n\n"), encoding="utf-8")


def page(site: dict[str, bytes], path: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{path}index.html"], "html.parser")


def facts(found: BeautifulSoup) -> dict[str, list[str]]:
    """Return the terms of the first office's card, each with the lines of what belongs to it."""
    rows = found.select(".office-card")[0].select(":scope > div")
    return {
        row.select("dt")[0].get_text(): [line for part in row.dd.stripped_strings for line in [part]]
        for row in rows
        if row.dd
    }


def test_show(site: dict[str, bytes]) -> None:
    for lang in ("","en/"):
        for o in ("hall","mill"):
            print(facts(page(site, f"{lang}contact/{o}/")))
            print(page(site, f"{lang}contact/{o}/").select(".questions"))
            print(site[f"{lang}contact/{o}/contact.vcf"].decode())
        print(page(site, f"{lang}contact/").select(".questions"))
        print(page(site, f"{lang}contact/").select("main"))
        print(page(site, f"{lang}contact/hall/").select('script[type="application/ld+json"]'))
    assert 0
