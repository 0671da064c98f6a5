"""No day makes a mistake of what is right today: nothing dated would appear or end any more."""

from __future__ import annotations

import datetime
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.plugins import each_day, programs, small_site

if TYPE_CHECKING:
    from pathlib import Path

FIRST = datetime.date(2026, 11, 1)
SOON, LATER = (str(FIRST + datetime.timedelta(days)) for days in (30, 400))
DATES = [
    f"Date: {FIRST}\n",
    f"Date: {FIRST}\nExpires: {SOON}\n",
    f"Date: {SOON}\n",
    f"Date: {SOON}\nExpires: {LATER}\n",
    f"Date: {LATER}\n",
]
PAGE = "---\nTitle: {name}\nDescription: {name}.\nModified: 2026-11-01\n{dates}---\n\n{text}\n"
# What was wrong once: the page of the text's own language counted from its first day on.
FAULT = """
from plugins.check import page_links
def by_date(source, link, target, around):
    own = around.sources.get(f"{source.language}/{target.kind}/{target.name}.md")
    if own and own.begins(around.today) <= source.begins(around.today):
        yield "other-language-link", {"link": link.address, "own": own.path}
page_links._other_language = by_date
"""


def write_dated(project: Path) -> Path:
    """Write news with all pairs of dates in two languages, and pages with dates that link to them."""
    dates = [*enumerate(DATES)]
    for (one, own), (two, other) in product(dates, repeat=2):
        name = f"dated-{one}-{two}"
        _write(project, "ja", name, own)
        _write(project, "en", name, other)
        for three, third in dates[::2]:
            _write(project, "ja", f"linking-{one}-{two}-{three}", third, f"[{name}](../../en/news/{name}.md)")
    return project


def _write(project: Path, language: str, name: str, dates: str, text: str = "x") -> None:
    path = project / "content" / language / "news" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE.format(name=f"{language} {name}", dates=dates, text=text), encoding="utf-8")


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with dated pages that are right on the first day."""
    project = write_dated(small_site.write(tmp_path_factory.mktemp("dated")))
    for path in {*each_day.look(project, FIRST, days=1)[0]}:
        (project / path).unlink()
    assert len([*project.glob("content/ja/news/linking-*")]) > len(DATES) ** 2
    return project


def test_dated_pages_that_are_right_today_are_right_on_every_day(dated: Path) -> None:
    assert each_day.look(dated, FIRST, days=410) == ([], {})  # nothing changes after LATER


def test_a_mistake_that_comes_by_the_date_is_found(dated: Path) -> None:
    _, found = each_day.look(dated, FIRST, FAULT, days=31)  # up to SOON
    assert {*found[SOON]} - {*found[str(FIRST)]} != set()


@pytest.mark.parametrize("day", [str(FIRST), SOON, LATER])
def test_they_are_published_on_each_of_their_days(dated: Path, day: str) -> None:
    call = f"build(Path('pelicanconf.py').resolve(), TODAY=datetime.date.fromisoformat({day!r}))"
    done = programs.run(dated, "-c", f"import datetime; {programs.BUILD.format(call)}")
    assert done.returncode == 0, done.stderr
