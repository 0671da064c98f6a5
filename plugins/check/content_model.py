"""Which elements may stand where, and which values attributes may have (HTML, 3.2.5 and 4)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from plugins.patterns import pattern

# Element → where it may stand, for those that may not stand anywhere.
PARENTS = {
    "dd": ("dl", "div"),
    "dt": ("dl", "div"),
    "figcaption": ("figure",),
    "rp": ("ruby",),
    "rt": ("ruby",),
    "summary": ("details",),
}
# Element → what may stand right in it, for those that may not hold anything.
CHILDREN = {"dl": ("dd", "div", "dt")}
NEEDED = {"details": ("summary",), "dl": ("dt", "dd"), "ruby": ("rt",)}
BLOCKS = frozenset({"dd", "details", "div", "dl", "dt", "figcaption", "figure", "p", "summary"})
ONLY_WORDS = frozenset({"summary"})  # no blocks; where words alone stand for themselves
ONCE = frozenset({"figcaption", "summary"})
FIRST = frozenset({"summary"})
NOT_IN_ITSELF = frozenset({"dfn"})
LANGUAGE = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?")  # BCP 47: language, script, region
TIME = pattern(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}")


@dataclass
class Open:
    """An element that is open: its line, the elements right in it, and whether words stand before them."""

    tag: str
    line: int
    children: list[str] = field(default_factory=list)
    has_words: bool = False


def where(tag: str, around: list[Open]) -> str | None:
    """Return in which elements a new one must stand; "" where it may stand, None where it may not at all."""
    parent = around[-1] if around else None
    if tag in PARENTS:
        is_there = parent is not None and parent.tag in PARENTS[tag]
        if is_there and parent is not None and parent.tag == "div":  # which may hold parts of a list in one
            is_there = len(around) > 1 and around[-2].tag == "dl"
        is_late = tag in FIRST and parent is not None and bool(parent.children or parent.has_words)
        is_again = tag in ONCE and parent is not None and tag in parent.children
        return "" if is_there and not is_late and not is_again else f"<{PARENTS[tag][0]}>"
    if parent is None:
        return ""
    if parent.tag in CHILDREN and tag not in CHILDREN[parent.tag]:
        return " / ".join(f"<{name}>" for name in CHILDREN[parent.tag] if name != "div")
    is_late = parent.tag == "figure" and "figcaption" in parent.children[1:]
    is_block_in_words = tag in BLOCKS and any(element.tag in ONLY_WORDS for element in around)
    is_in_itself = tag in NOT_IN_ITSELF and any(element.tag == tag for element in around)
    return None if is_late or is_block_in_words or is_in_itself else ""


def missing(element: Open) -> str:
    """Return the first element that one which ends needs and lacks, or ""."""
    children = {*element.children}
    if "div" in children:  # it may hold them
        return ""
    return next((tag for tag in NEEDED.get(element.tag, ()) if tag not in children), "")


def is_right(tag: str, attribute: str, value: str) -> bool:
    """Tell whether a value is one that an attribute may have, as far as that is a matter of its form."""
    if attribute == "lang":
        return not value or _is_language(value)
    if attribute == "datetime":
        return bool(TIME.fullmatch(value)) and _is_time(value)
    return tag != "details" or attribute != "open" or value in {"", "open"}


def _is_language(value: str) -> bool:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - hardly any text names a language

    try:
        language = Locale.parse(value, sep="-").language
    except (UnknownLocaleError, ValueError):
        return False
    # A language of two letters has no other name ("eng").
    return bool(LANGUAGE.fullmatch(value)) and language == value.split("-", maxsplit=1)[0].lower()


def _is_time(value: str) -> bool:
    try:
        (datetime.date if "-" in value else datetime.time).fromisoformat(value)
    except ValueError:
        return False
    return True
