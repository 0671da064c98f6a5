"""Propose how lines that are no TOML could be mended, from what stands in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from plugins.patterns import pattern
from plugins.read.characters import INVISIBLE
from plugins.read.data import list_values, toml_names
from plugins.read.data.toml_names import CURLY

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE = '"'
QUOTES = str.maketrans(dict.fromkeys(CURLY, QUOTE))
BRACKETS = {"「": "」", "『": "』", "‘": "’", "’": "’"}  # what else is put round words
OPENING, CLOSING = r"\[［【", r"\]］】"
HEADER = pattern(rf"\s*(?P<open>[{OPENING}]+)\s*(?P<name>{toml_names.BARE})\s*(?P<close>[{CLOSING}]*)\s*")
ENTRY = pattern(
    rf"(?P<indent>\s*)(?P<key>{toml_names.NAME})(?P<gap>[^\S\n]*)"
    rf"(?P<sign>[=＝:：→]+|(?=[\"{CURLY}].*[\"{CURLY}]))\s*(?P<value>.*)",
    re.DOTALL,
)
# Words in quotation marks that go on in the next lines, and what is between two of these.
SPLIT = pattern(rf"[\"{CURLY}「『][^\n]*\n.*[\"{CURLY}」』]", re.DOTALL)
JOINT = pattern(r"(?<=(.))\s*\n\s*(?=(.))")
STRING = pattern(r'("(?:\\.|[^"\\\n])*")')
SIGNS = str.maketrans("＝［］｛｝，、＃　\u00a0", "=[]{},,#  ")
DAY = pattern(r"(\d{4})[^\d\s](\d{1,2})[^\d\s](\d{1,2})\D?")
ESCAPES = pattern(r'\\(?![btnfr"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})')


@dataclass(frozen=True)
class Remedy:
    """A proposal: the text as it should be, and what is mended: problem code → what was wrong."""

    text: str
    mends: dict[str, str]

    def further(self, code: str, text: str = "", what: str = "") -> Remedy:
        """Return it with one thing more, and with another text if there is one."""
        return Remedy(text or self.text, {**self.mends, code: what})


def remedies(text: str) -> Iterator[Remedy]:
    """Yield proposals for a line, or for several that belong together, the likeliest first."""
    yield from of_several_lines(text)
    if (entry := ENTRY.fullmatch(text)) and SPLIT.fullmatch(entry["value"].strip()):
        yield from (remedy.further("broken-line") for remedy in _of_line(JOINT.sub(_between, text.strip())))
    yield from _of_line(text)


def _between(joint: re.Match[str]) -> str:
    """Return what stands between two lines that are joined: a space between words that have one."""
    return " " if f"{joint[1]}{joint[2]}".isascii() else ""


def _of_line(text: str) -> Iterator[Remedy]:
    """Yield proposals for a single line."""
    line = INVISIBLE.sub("", text)
    first = Remedy(line, {"invisible-sign": _codes(text)} if line != text else {})
    if header := HEADER.fullmatch(line):
        yield _header(first, header)
    elif entry := ENTRY.fullmatch(line):
        yield from _entry(first, entry)
    elif entry_of_reading := toml_names.of_reading(line):
        yield first.further("missing-equals", entry_of_reading)
    elif (words := line.strip()) and words[0] in "#＃":
        yield first.further("full-width-sign", f"#{words[1:]}", words[0])


def of_several_lines(text: str) -> Iterator[Remedy]:
    """Yield proposals for a value that goes on in the next lines."""
    if "\n" in text:
        lines = [line.strip() for line in text.split("\n")]
        yield Remedy("".join(lines), {"broken-line": ""})
        yield Remedy(" ".join(lines), {"broken-line": ""})
        yield Remedy(f"{text}\n]", {"missing-bracket": "]"})


def unreadable(text: str) -> tuple[str, dict[str, str]]:
    """Return the problem of a line for which there is no remedy."""
    if (entry := ENTRY.fullmatch(text)) and (day := DAY.fullmatch(_narrow(entry["value"].strip()))):
        return "no-such-day", {"key": entry["key"], "value": day[0]}
    return ("bad-toml" if ENTRY.fullmatch(text) or HEADER.fullmatch(text) else "not-an-item"), {}


def name_of(line: str) -> str:
    """Return the name of the entry in a line, or ""."""
    found = ENTRY.match(line)
    return toml_names.name(found["key"]).text if found else ""


def _header(before: Remedy, found: re.Match[str]) -> Remedy:
    count = min(max(len(found["open"]), len(found["close"])), 2)
    text = f"{'[' * count}{_narrow(found['name'])}{']' * count}"
    if wide := _not_ascii(found[0]):
        before = before.further("full-width-sign", text, wide)
    if len(found["open"]) != len(found["close"]):
        before = before.further("missing-bracket", text, "[ ]")
    return Remedy(text, before.mends)


def _entry(before: Remedy, found: re.Match[str]) -> Iterator[Remedy]:
    """Yield proposals for an entry: first with what is on its left right, then with what is on its right."""
    name = toml_names.name(found["key"])
    left = f"{name.text} = "
    bare = "" if name.text.startswith(QUOTE) else found["key"]
    if name.code:
        before = before.further(name.code, before.text, name.signs)
    if wide := _not_ascii(f"{found['indent']}{bare}{found['gap']}{found['sign']}".replace("：", "")):
        before = before.further("full-width-sign", before.text, wide)
    if not set(found["sign"]).intersection("=＝"):
        before = before.further("missing-equals", before.text)
    elif len(found["sign"]) > 1:
        before = before.further("surplus-sign", before.text, found["sign"][1:])
    value = found["value"].strip()
    for remedy in (*_values(now := Remedy(value, before.mends)), *_odd_values(now), *_lists(now)):
        yield Remedy(f"{left}{remedy.text}", remedy.mends)


def _values(before: Remedy) -> Iterator[Remedy]:
    """Yield proposals for a value: for its quotation marks, its signs, its brackets and its end."""
    yield before
    text, value = before.text, before.text.translate(QUOTES)
    if value != text:
        ends = f'"{text[1:-1]}"'  # those within may stay
        curly = "".join(sign for sign in dict.fromkeys(text) if sign in CURLY)
        if text[0] in f'"{CURLY}' and text[-1] in f'"{CURLY}':
            yield before.further("curly-quotes", ends, text[0] + text[-1])
        before = before.further("curly-quotes", value, curly)
        yield before
    if BRACKETS.get(value[:1]) == value[-1:] != "":
        yield before.further("curly-quotes", f'"{value[1:-1]}"', value[0] + value[-1])
    parts = STRING.split(value)
    outside = [part.translate(SIGNS) if not i % 2 else part for i, part in enumerate(parts)]
    if outside != parts:
        wide = "".join(old for i, old in enumerate(parts) if not i % 2)
        before = before.further("full-width-sign", "".join(outside), _not_ascii(wide))
        yield before
    yield from _ends(before)


def _ends(before: Remedy) -> Iterator[Remedy]:
    value = before.text
    for end in (",", ";", "。", ".", "、"):
        if value.endswith(end):
            yield before.further("surplus-sign", value.removesuffix(end).rstrip(), end)
    for opening, closing in ("[]", "{}"):
        if value.startswith(opening) and not value.endswith(closing):
            space = " " if closing == "}" else ""
            yield before.further("missing-bracket", f"{value.rstrip(',')}{space}{closing}", closing)
        elif value.startswith(opening):
            yield before.further("missing-comma", re.sub(r'"\s+(?=[\w"])', '", ', value), ",")
    if day := DAY.fullmatch(_narrow(value)):
        yield before.further("day-form", f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}", value)


def _odd_values(before: Remedy) -> Iterator[Remedy]:
    """Yield proposals for words whose quotation marks are missing, or that hold some."""
    value = before.text.translate(QUOTES)
    if DAY.fullmatch(_narrow(value)) or (value.isdigit() and not _narrow(value).startswith("0")):
        return
    if value[:2] == value[-2:] == '""':
        yield before.further("surplus-sign", value[1:-1], QUOTE)
    if value[:1] == value[-1:] == QUOTE:
        if ESCAPES.search(value):
            yield before.further("single-backslash", ESCAPES.sub(r"\\\\", value))
        inner, signs = value[1:-1], cycle("“”")
        yield before.further("inner-quotes", f'"{re.sub(QUOTE, lambda _: next(signs), inner)}"')
    words = value.strip('"')
    is_one = value.count('"') == 1 and (value.startswith('"') or value.endswith('"'))
    if words and (is_one or '"' not in value) and words[0] not in "[{":
        yield before.further("missing-quote", f'"{words}"')


def _lists(before: Remedy) -> Iterator[Remedy]:
    """Yield a proposal for words in brackets, of whatever kind, that lack quotation marks."""
    if before.text[:1] in {*OPENING, *"[{｛(（"} and (right := list_values.proposed(before.text)):
        yield before.further("missing-quote", right)


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _not_ascii(text: str) -> str:
    """Return the signs that are not on any keyboard, blank ones by their number."""
    found = dict.fromkeys(sign for sign in text if _narrow(sign) != sign or sign in "、【】")
    return " ".join(f"U+{ord(sign):04X}" if sign.isspace() else sign for sign in found)


def _codes(text: str) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(found[0]):04X}" for found in INVISIBLE.finditer(text)))
