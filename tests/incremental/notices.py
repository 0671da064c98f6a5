"""Short pieces of news, as many and as different as edits need."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tests.incremental import texts

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "ja": (
        "第{n}回の集まりのお知らせ",
        "{n}回目の集まりについて、日時と場所をお知らせします。",
        "{n}回目の集まりを開きます。\n\n## 当日のこと {{#day}}\n\n好きなときに来て、好きなときに帰れます。\n",
    ),
    "en": (
        "Gathering number {n}",
        "When and where gathering number {n} takes place.",
        "We hold gathering number {n}.\n\n## On the day {{#day}}\n\nYou may come and leave as you like.\n",
    ),
}
# Days from the first one on which each appears and ends, and the languages that it has.
FIRST = [
    (4, 12, ("ja", "en")),
    (9, 60, ("ja",)),
    (15, 17, ("en",)),
    (22, 40, ("ja", "en")),
    (-30, 6, ("ja", "en")),
    (-20, 20, ("en",)),
    (-10, 300, ("ja",)),
    (-5, 300, ("en",)),
]


def text(language: str, number: int, date: datetime.date, *, expires: datetime.date | None = None) -> str:
    """Return a piece of news; `number` tells it from all others."""
    title, description, body = (part.format(n=number) for part in WORDS[language])
    entries = {"Title": title, "Description": description, "Date": date, "Modified": date, "Expires": expires}
    head = "".join(f"{key}: {value}\n" for key, value in entries.items() if value)
    return f"---\n{head}---\n\n{body}"


def write_first(content: Path, day: datetime.date) -> None:
    """Write the news that there is before any edit."""
    for number, (begins, ends, languages) in enumerate(FIRST, start=1):
        date, expires = (day + datetime.timedelta(days=days) for days in (begins, ends))
        original = ""
        for language in languages:
            written = text(language, number, date, expires=expires)
            if original:
                written = texts.recorded(written, languages[0], original)
            texts.write(content / language / "news" / f"gathering-{number}.md", written)
            original = original or written
