"""The fields of front matter: how the value of each is read, and what it is used for."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from plugins.patterns import pattern
from plugins.report.problems import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable

# A day as people write it, year first, with or without its day of the week.
WRITTEN_DAY = pattern(
    r"(\d{4})\s*[年/.‐-―−ー-]\s*(\d{1,2})\s*[月/.‐-―−ー-]\s*(\d{1,2})\s*日?\s*(?:\([月火水木金土日]\))?[.。]?"
)
BETWEEN_NAMES = pattern(r"\s*[、,;]\s*")
DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # ISO 8601 knows more forms; editors need one
FIRST_YEAR = 1900  # time zones of earlier years have offsets that feeds cannot write (RFC 3339)
NUMBER = pattern(r"[0-9]{1,6}")
TO_WRITE = "…"  # stands for a value in proposed lines
EMPTY = frozenset({"", TO_WRITE})
STATUSES = ("published", "draft", "withdrawn")
# One value; lines that begin with `- `; names with commas between them.
Shape = Literal["line", "list", "names"]
# A language (BCP 47), then a fingerprint as fingerprint.py makes it.
FINGERPRINT = pattern(r"([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*) ([0-9a-f]{12})")
# What follows the site's address: a folder, or a page of HTML that another program has made.
ALIAS = pattern(r"(?!_)(?:[\w~-]+/)*[\w~-]+(?:/|\.html?)")  # never _redirects
LONGEST_ADDRESS = 150  # bytes: it becomes the names of a folder and of files, which systems limit to 255
FILE_NAME = pattern(r"([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html")  # never a feed, a card or an image


def _text(value: list[str]) -> str:
    if len(value) != 1 or value[0] in EMPTY:
        raise BadValueError("empty-value")
    return value[0]


def _list(value: list[str]) -> tuple[str, ...]:
    if not value or not all(value):
        raise BadValueError("empty-value")
    return tuple(value)


def _names(value: list[str]) -> tuple[str, ...]:
    return _list([name.strip() for line in value for name in line.split(",")])


def _number(value: list[str]) -> int:
    if not NUMBER.fullmatch(text := _text(value)):
        raise BadValueError("bad-number", value=text)
    return int(text)


def _date(value: list[str]) -> datetime.datetime:
    text = _text(value)
    mended = _mended_date(unicodedata.normalize("NFKC", text))
    if not DAY.fullmatch(mended):
        raise BadValueError("bad-date", value=text)
    try:
        day = datetime.date.fromisoformat(mended)
    except ValueError as error:
        raise BadValueError("no-such-day", value=text) from error
    if day.year < FIRST_YEAR or text != mended:
        raise BadValueError("bad-date", value=text)
    return datetime.datetime.combine(day, datetime.time())


def _file_name(value: list[str]) -> str:
    if not FILE_NAME.fullmatch(text := _text(value)):
        raise BadValueError("bad-file-name", value=text)
    return _short(text)


def _short(address: str) -> str:
    if len(address.encode()) > LONGEST_ADDRESS:
        raise BadValueError("address-too-long", value=f"{address[:20]}…", limit=str(LONGEST_ADDRESS))
    return address


def _status(value: list[str]) -> str:
    if (text := _text(value)) not in STATUSES:
        raise BadValueError("bad-status", value=text)
    return text


def _aliases(value: list[str]) -> tuple[str, ...]:
    aliases = tuple(name.removeprefix("/") for name in _names(value))
    if wrong := [alias for alias in aliases if not ALIAS.fullmatch(alias)]:
        raise BadValueError("bad-alias", value=", ".join(wrong))
    return tuple(map(_short, aliases))


def _translated_from(value: list[str]) -> tuple[str, str]:
    if not (found := FINGERPRINT.fullmatch(text := _text(value))):
        raise BadValueError("bad-translated-from", value=text)
    return found[1], found[2]


def _mended_date(text: str) -> str:
    found = WRITTEN_DAY.fullmatch(text)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else text


def _mended_names(text: str) -> str:
    return BETWEEN_NAMES.sub(", ", text)


@dataclass(frozen=True)
class Field:
    """A field of front matter: how its value is read, and what it is used for.

    `is_words` tells that readers see it and translations translate it, `is_distinct` that no two pages of a
    language may share it, `is_shared` that the versions of a page in all languages do, `is_schedule` that it
    settles on which days the page is public, and `table` which table of the data, or folder of the theme, has
    the ids that it names. `mend` makes of a value what was meant by it; `also_called` are names that other
    programs have for the field. `shape` tells how a value is written.
    """

    parse: Callable[[list[str]], Any]
    is_words: bool = False
    is_distinct: bool = False
    is_shared: bool = False
    is_schedule: bool = False
    table: str = ""
    mend: Callable[[str], str] = str
    also_called: tuple[str, ...] = ()
    shape: Shape = "line"


# Every field that an editor may write; pelicanconf.py says which pages have it.
FIELDS = {
    "Title": Field(_text, is_words=True, is_distinct=True),
    "Description": Field(_text, is_words=True, is_distinct=True),
    "Summary": Field(_text, is_words=True),
    "Date": Field(_date, is_schedule=True, mend=_mended_date),
    "Modified": Field(_date, mend=_mended_date),
    "Topics": Field(
        _names,
        is_shared=True,
        table="topics",
        mend=_mended_names,
        also_called=("tag", "tags", "category", "categories"),
        shape="names",
    ),
    "Order": Field(_number, is_shared=True),
    "Outcomes": Field(_list, is_words=True, shape="list"),
    "Drawing": Field(_text, is_shared=True, table="drawings"),
    "Office": Field(_text, is_shared=True, table="offices"),
    "Template": Field(_text, is_shared=True),
    "Save_as": Field(_file_name, is_shared=True),
    "Status": Field(_status, is_schedule=True, mend=str.lower),
    "Expires": Field(_date, is_schedule=True, mend=_mended_date),
    "Aliases": Field(_aliases, shape="names"),
    "Translated_from": Field(_translated_from),
}
WORDS = tuple(name for name, field in FIELDS.items() if field.is_words)
SHARED = tuple(name for name, field in FIELDS.items() if field.is_shared)
SCHEDULE = tuple(name for name, field in FIELDS.items() if field.is_schedule)
DISTINCT = tuple(name for name, field in FIELDS.items() if field.is_distinct)
