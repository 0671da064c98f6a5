"""Articles to measure builds with: invented, as many as are wanted, and the same each time."""

from __future__ import annotations

import datetime
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from bench.pictures import picture
from plugins.model.fingerprint import fingerprint
from plugins.model.translation_status import KEY
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.model.languages import Language

TEXTS = Path(__file__).with_name("texts.toml")
NEWEST = datetime.date(2026, 10, 31)  # before the first day of the site; each article is a day older
PARAGRAPH = 4  # sentences
ITEMS, ROWS = 4, 5  # of a list and of a table
OPENING = datetime.time(13, 30)
MINUTES = (10, 15, 20, 30)


@dataclass(frozen=True)
class Article:
    """One article by its file's name; `texts` maps a language to what its file holds."""

    name: str
    texts: dict[str, str]
    activity: str


def texts() -> dict[str, Any]:
    """Return what articles consist of, each text in every language."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def articles(count: int, languages: Sequence[Language], topics: Sequence[str]) -> Iterator[Article]:
    """Yield articles, the newest first, in each language; all but the first are translations from that one.

    The first hundred are the same whether a hundred are wanted or a thousand.
    """
    known = texts()
    for number in range(count):
        original, *others = languages
        found = {original.code: _Writer(number, original, topics, known).text()}
        made_from = f"{original.code} {fingerprint(parse(found[original.code], '')[0])}"
        for language in others:
            found[language.code] = _Writer(number, language, topics, known).text(made_from)
        yield Article(name(number, known), found, _activity(number, known)["id"])


def name(number: int, known: Mapping[str, Any]) -> str:
    """Return the name of an article's file, without its ending."""
    return f"{_activity(number, known)['id']}-{_day(number)}"


def _day(number: int) -> datetime.date:
    return NEWEST - datetime.timedelta(days=number)


@cache
def _written(day: datetime.date, locale: str) -> str:
    return format_date(day, "long", locale)


def _activity(number: int, known: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = known["activities"][number % len(known["activities"])]
    return found


class _Writer:
    """Writes one article in one language, with the same choices in each: they depend on its number only."""

    def __init__(
        self, number: int, language: Language, topics: Sequence[str], known: Mapping[str, Any]
    ) -> None:
        self.number, self.language, self.topics, self.known = number, language, topics, known
        self.random = random.Random(f"article {number}")  # noqa: S311 - to be the same each time

    def text(self, made_from: str = "") -> str:
        topics = self.random.sample(self.topics, self.random.randint(1, min(2, len(self.topics))))
        entries = {
            "Title": self._title(self.number),
            "Description": self._words(self.known["description"]),
            "Date": _day(self.number),
            "Modified": _day(self.number),
            "Topics": ", ".join(topics),
            **({KEY: made_from} if made_from else {}),
        }
        head = "".join(f"{key}: {value}\n" for key, value in entries.items())
        blocks = [block for section in self.known["sections"] for block in self._section(section)]
        return f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n"

    def _title(self, number: int) -> str:
        return self._words(self.known["title"], number)

    def _words(self, text: Mapping[str, str], number: int | None = None) -> str:
        about = self.number if number is None else number
        return text[self.language.code].format(
            date=_written(_day(about), self.language.locale),
            activity=_activity(about, self.known)["name"][self.language.code],
            people=self.random.randint(3, 12),
            minutes=self.random.choice(MINUTES),
        )

    def _picked(self, found: Sequence[Mapping[str, str]], count: int) -> list[str]:
        """Return some of the texts, in the order in which they stand."""
        return [self._words(found[at]) for at in sorted(self.random.sample(range(len(found)), count))]

    def _section(self, section: Mapping[str, Any]) -> Iterator[str]:
        if section["id"]:
            yield f"## {self._words(self.random.choice(section['heading']))} {{#{section['id']}}}"
        sentences = self._picked(section["sentences"], section["count"])
        parts = section.get("parts", [])
        size = -(-len(sentences) // (len(parts) or 1))
        for number, start in enumerate(range(0, len(sentences), size)):
            if parts:
                yield f"### {self._words(parts[number])} {{#{section['id']}-{number + 1}}}"
            yield from _paragraphs(sentences[start : start + size])
        if "items" in section:
            yield "\n".join(f"- {item}" for item in self._picked(section["items"], ITEMS))
        if "rows" in section:
            yield self._table(section)
        if "picture" in section:
            file = picture(_activity(self.number, self.known)["id"])
            yield f"![{self._words(section['picture'])}](../../images/{file})"
        if "links" in section:
            yield "\n".join(f"- {link}" for link in self._links(section))

    def _table(self, section: Mapping[str, Any]) -> str:
        start = datetime.datetime.combine(_day(self.number), OPENING)
        lines = [[self._words(column) for column in section["columns"]], ["---", "---", "---:"]]
        for text in self._picked(section["rows"], ROWS):
            lines.append([f"{start:%H:%M}", text, str(self.random.randint(3, 12))])
            start += datetime.timedelta(minutes=self.random.choice(MINUTES))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _links(self, section: Mapping[str, Any]) -> Iterator[str]:
        """Yield links to earlier numbers, to a section of one, and to pages that every such site has."""
        others = sorted({self.number - 1, self.number // 2, self.number // 3} - {-1, self.number})
        for at, other in enumerate(others):
            fragment = "" if at else "#story"
            yield f"[{self._title(other)}]({name(other, self.known)}.md{fragment})"
        for link in section["links"]:
            yield f"[{self._words(link)}]({link['path']})"


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs, each sentence in a line of its own, as the guide's authors write."""
    for start in range(0, len(sentences), PARAGRAPH):
        yield "\n".join(sentences[start : start + PARAGRAPH])
