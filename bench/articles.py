"""Articles to measure builds with: invented, as many as are wanted, and the same each time."""

from __future__ import annotations

import datetime
import random
import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from jinja2 import Environment, Template

import pelicanconf as settings
from plugins.model.fingerprint import fingerprint
from plugins.model.languages import languages, without_editions
from plugins.read.data import load
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.model.languages import Language

HERE = Path(__file__).parent
TEXTS, FORM, PICTURE = HERE / "texts.toml", HERE / "article.md", HERE / "room.svg"
KNOWN: dict[str, Any] = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
KIND = "news"
LANGUAGES = without_editions(languages(vars(settings)))
NEWEST = datetime.date(2026, 10, 31)  # before the first day of the site; each article is a day older
PARAGRAPH = 4  # sentences, each in a line of its own, as the guide's authors write


def write(content: Path, count: int) -> list[str]:
    """Write articles and their picture below a content folder, and return their names, the newest first.

    Each is there in every language; all but the first are translations from that one. The first hundred are
    the same whether a hundred are wanted or a thousand.
    """
    known = topics(content)
    (content / "images").mkdir(exist_ok=True)
    shutil.copy(PICTURE, content / "images")
    names = [_name(number) for number in range(count)]
    for number, name in enumerate(names):
        made_from = ""
        for language in LANGUAGES.values():
            text = _Writer(number, language).text(known, made_from)
            made_from = made_from or f"{language.code} {fingerprint(parse(text, '')[0])}"
            path = content / language.code / KIND / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return names


def topics(content: Path) -> list[str]:
    """Return the ids of the site's topics."""
    files = {path.name: path.read_bytes() for path in (content / "data").glob("*.toml")}
    return sorted(load.read(files).ids()["topics"])


def _activity(number: int) -> dict[str, Any]:
    found: dict[str, Any] = KNOWN["activities"][number % len(KNOWN["activities"])]
    return found


def _day(number: int) -> datetime.date:
    return NEWEST - datetime.timedelta(days=number)


def _name(number: int) -> str:
    return f"{_activity(number)['id']}-{_day(number)}"


@cache
def _written(number: int, locale: str) -> str:
    return format_date(_day(number), "long", locale)


@cache
def _form() -> Template:
    # In Markdown, {# begins an id.
    env = Environment(  # noqa: S701 - no HTML
        comment_start_string="<!--", comment_end_string="-->", trim_blocks=True, keep_trailing_newline=True
    )
    return env.from_string(FORM.read_text(encoding="utf-8"))


class _Writer:
    """Writes one article in one language, with the same choices in each: they depend on its number only."""

    def __init__(self, number: int, language: Language) -> None:
        self.number, self.language = number, language
        self.dice = random.Random(f"article {number}")  # noqa: S311 - to be the same each time

    def text(self, topics: Sequence[str], made_from: str) -> str:
        known = (self.title_of, self.words, self.picked, self.heading, self.paragraphs)
        return _form().render(
            {**KNOWN, **{method.__name__: method for method in known}},
            name_of=_name,
            number=self.number,
            day=_day(self.number),
            topics=self.dice.sample(topics, self.dice.randint(1, min(2, len(topics)))),
            others=sorted({self.number - 1, self.number // 2, self.number // 3} - {-1, self.number}),
            picture=PICTURE.name,
            dice=self.dice,
            made_from=made_from,
        )

    def title_of(self, number: int) -> str:
        return self.words(KNOWN["title"], number)

    def words(self, text: Mapping[str, str], number: int | None = None) -> str:
        about = self.number if number is None else number
        return text[self.language.code].format(
            date=_written(about, self.language.locale),
            activity=_activity(about)["name"][self.language.code],
            people=self.dice.randint(3, 12),
            minutes=self.dice.choice((10, 15, 20, 30)),
        )

    def picked(self, texts: Sequence[Mapping[str, str]], count: int) -> list[str]:
        """Return some of the texts, in the order in which they stand."""
        return [self.words(texts[at]) for at in sorted(self.dice.sample(range(len(texts)), count))]

    def heading(self, section: Mapping[str, Any]) -> str:
        return self.words(self.dice.choice(section["heading"]))

    def paragraphs(self, section: Mapping[str, Any]) -> str:
        sentences = self.picked(section["sentences"], section["count"])
        starts = range(0, len(sentences), PARAGRAPH)
        return "\n\n".join("\n".join(sentences[start : start + PARAGRAPH]) for start in starts)
