"""security.txt, read as strictly as RFC 9116 is written; sections are those of it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

PATH = ".well-known/security.txt"
FIELD = re.compile(r"([A-Za-z][A-Za-z-]*): (\S.*)")  # section 4
CONTACT = re.compile(r"https://\S+|mailto:[^@\s]+@\S+|tel:\+[0-9]+(-[0-9]+)*")  # 2.5.3; RFC 3966, 5.1.4
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646, in short
ONCE = ("Expires", "Preferred-Languages")  # 2.5.5, 2.5.8
KNOWN = {
    *("Acknowledgments", "Canonical", "Contact", "Encryption"),
    *("Expires", "Hiring", "Policy", "Preferred-Languages"),
}
YEAR = datetime.timedelta(days=366)  # 2.5.5 recommends less than a year; none is longer


def wrong(content: bytes, address: str, now: datetime.datetime) -> Iterator[str]:
    """Yield what is wrong with the file that answers at an absolute address at a moment (with a zone)."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield "not UTF-8"
        return
    if not text.endswith("\n"):
        yield "the last line does not end"
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [(line, FIELD.fullmatch(line)) for line in lines]
    yield from (f"no field: {line}" for line, field in found if not field)
    fields = [(field[1], field[2]) for _, field in found if field]
    yield from (f"unknown field {name}" for name, _ in fields if name not in KNOWN)
    values = {name: [value for key, value in fields if key == name] for name in KNOWN}
    yield from (f"{name} {len(values[name])} times" for name in ONCE if len(values[name]) > 1)
    yield from _wrong_contacts(values["Contact"])
    yield from _wrong_moments(values["Expires"], now)
    languages = [name.strip() for value in values["Preferred-Languages"] for name in value.split(",")]
    yield from (f"{name} is no language" for name in languages if not LANGUAGE.fullmatch(name))
    yield from (
        f"{value} is not encrypted" for value in values["Canonical"] if not value.startswith("https:")
    )
    if values["Canonical"] and address not in values["Canonical"]:
        yield f"Canonical does not name {address}"


def _wrong_contacts(values: list[str]) -> Iterator[str]:
    if not values:
        yield "no Contact"
    yield from (f"{value} is no way to reach anybody" for value in values if not CONTACT.fullmatch(value))


def _wrong_moments(values: list[str], now: datetime.datetime) -> Iterator[str]:
    if not values:
        yield "no Expires"
    for value in values:
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if not moment or not moment.tzinfo or "T" not in value:
            yield f"Expires {value} is no moment with a zone"
        elif moment < now:
            yield f"expired on {value}"
        elif moment - now >= YEAR:
            yield f"Expires {value} is a year ahead or more"


def misplaced(site: Built) -> Iterator[str]:
    """Yield each file that is not where programs look: in that place, and at the root of a host (3)."""
    for path in sorted(path for path in site.files if path.rpartition("/")[2] == "security.txt"):
        if path != PATH or urlsplit(site.url).path:
            yield f"{site.url}/{path}"
