"""Edits of entries at the top of pages: days, order, topics, states, old addresses."""

from __future__ import annotations

import datetime
import tomllib
from typing import TYPE_CHECKING

from plugins.model.translation_status import KEY
from tests.incremental import texts
from tests.incremental.project import today

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

LINKED = 0.2  # how often a page that others link to may vanish, so that the edit is a mistake
PLAIN = ("about", "privacy")  # pages whose template and address are free


def dated(project: Path, rng: Random) -> Path:
    """Return a page that may end or be a draft, mostly one that nobody links to."""
    found = texts.pages(project, *texts.DATED)
    linked = texts.linked(project)
    free = [path for path in found if path not in linked]
    return rng.choice(found if rng.random() < LINKED or not free else free)


def _plain(project: Path, rng: Random) -> Path:
    return project / "content" / rng.choice(texts.LANGUAGES) / "pages" / f"{rng.choice(PLAIN)}.md"


def _set(project: Path, path: Path, key: str, value: object) -> str:
    texts.set_entry(path, key, value)
    return f"{texts.name(project, path)}: {key} {value or 'taken out'}"


def _other(rng: Random, now: str, values: list[str]) -> str:
    return rng.choice([value for value in values if value != now])


def order(project: Path, rng: Random) -> str:
    """Move an article within the guide, in one language."""
    path = rng.choice(texts.pages(project, "guide"))
    now = texts.entry(texts.read(path), "Order")
    return _set(project, path, "Order", _other(rng, now, [str(number) for number in range(1, 10)]))


def date(project: Path, rng: Random) -> str:
    """Let a page have appeared on another day."""
    path = dated(project, rng)
    text = texts.read(path)
    last = texts.entry(text, "Expires")
    latest = min(today(project), datetime.date.fromisoformat(last) if last else datetime.date.max)
    days = [str(latest - datetime.timedelta(days=days)) for days in range(1, 400)]
    return _set(project, path, "Date", _other(rng, texts.entry(text, "Date"), days))


def modified(project: Path, rng: Random) -> str:
    """Let a page have been changed on another day."""
    path = rng.choice(texts.pages(project))
    days = [str(today(project) - datetime.timedelta(days=days)) for days in range(60)]
    return _set(project, path, "Modified", _other(rng, texts.entry(texts.read(path), "Modified"), days))


def topics(project: Path, rng: Random) -> str:
    """Let an article be about other topics."""
    path = rng.choice(texts.pages(project, *texts.DATED))
    table = tomllib.loads(texts.read(project / "content" / "data" / "topics.toml"))
    known = [topic["id"] for topic in table["topics"]]
    sets = [", ".join(rng.sample(known, count)) for count in (1, 2, 2)]
    now = texts.entry(texts.read(path), "Topics")
    return _set(project, path, "Topics", _other(rng, now, [*sets, known[0], known[1]]))


def ended(project: Path, rng: Random) -> str:
    """Let a page have ended yesterday, or one that has ended come back."""
    path, day = dated(project, rng), today(project)
    text = texts.read(path)
    begins, ends = texts.entry(text, "Date"), texts.entry(text, "Expires")
    if "" < ends < day.isoformat():
        return _set(project, path, "Expires", rng.choice(("", day + datetime.timedelta(days=30))))
    last = day - datetime.timedelta(days=1)
    return _set(project, path, "Expires", max(last, datetime.date.fromisoformat(begins)))


def draft(project: Path, rng: Random) -> str:
    """Make a page a draft, or a draft public."""
    drafts = [path for path in texts.pages(project) if texts.entry(texts.read(path), "Status") == "draft"]
    path = rng.choice(drafts) if drafts and rng.random() < 1 / 2 else dated(project, rng)
    return _set(project, path, "Status", "" if path in drafts else "draft")


def withdrawn(project: Path, rng: Random) -> str:
    """Take a page down, or bring back one that was."""
    path = dated(project, rng)
    is_down = texts.entry(texts.read(path), "Status") == "withdrawn"
    return _set(project, path, "Status", "" if is_down else "withdrawn")


def alias(project: Path, rng: Random) -> str:
    """Give a page an old address, or take it away."""
    path = rng.choice(texts.pages(project))
    known = texts.entry(texts.read(path), "Aliases")
    number = texts.number(rng)
    return _set(project, path, "Aliases", "" if known else f"old-{number}/, news/old-{number}.html")


def template(project: Path, rng: Random) -> str:
    """Let a page be shown by another template."""
    path = _plain(project, rng)
    now = texts.entry(texts.read(path), "Template")
    return _set(project, path, "Template", _other(rng, now, ["page", "contact", "guide"]))


def save_as(project: Path, rng: Random) -> str:
    """Give a page an address of its own, or take it away."""
    path = _plain(project, rng)
    known = texts.entry(texts.read(path), "Save_as")
    prefix = {"ja": "", "en": "en/"}[texts.language(project, path)]
    return _set(project, path, "Save_as", "" if known else f"{prefix}own-{texts.number(rng)}.html")


def translation_recorded(project: Path, rng: Random) -> str:
    """Say of a translation that it is current again, or no more what it was made from."""
    found = [path for path in texts.pages(project) if texts.entry(texts.read(path), KEY)]
    behind = [path for path in found if _recorded(project, path) != texts.read(path)]
    if behind and rng.random() < 2 / 3:
        path = rng.choice(behind)
        texts.change(path, lambda _: _recorded(project, path))
        return f"{texts.name(project, path)}: current again"
    return _set(project, rng.choice(found), KEY, "")


def _recorded(project: Path, path: Path) -> str:
    """Return a translation as it would be if it had just been made."""
    text = texts.read(path)
    code = texts.entry(text, KEY).split()[0]
    rest = texts.name(project, path).partition("/")[2]
    return texts.recorded(text, code, texts.read(project / "content" / code / rest))
