"""Check the lines of a text that stand in lists and quotations: their signs, numbers and indentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.check.run_together import goes_on
from plugins.patterns import pattern
from plugins.read.markdown.preprocess import ENDS_BLOCK, INDENT, unquoted

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

# What begins nothing but an item, also in a line alone. ○○ and ○月 stand for a name and a date.
SIGN = r"(?P<sign>[・●○■□◆◇•◦‣])(?!(?P=sign)|[年月日時])\s*\S"
BULLET = pattern(rf"(?P<before>\s*){SIGN}")
PAGE = r"(?P<dash>[-–—−‐－―─])\s*\d{1,3}\s*(?P=dash)\s*$"
ITEM = pattern(r"(\s*)(?:[-*+]|(\d+)\.)\s")
PAGE_NUMBER = pattern(rf"\s*{PAGE}")
# Words between two of these signs were meant as a heading; ・ and • also stand between words.
BETWEEN_SIGNS = pattern(r"\s*(?P<sign>[●○■□◆◇])\s*(?P<words>[^●○■□◆◇\n]{1,30}?)\s*(?P=sign)")
TOLD = pattern(rf"\s*(?:{SIGN}|{PAGE})")  # lines that are told here
SIGNS = frozenset("・●○■□◆◇•◦‣-–—−‐－―─")  # what these begin with
HEADS = frozenset("●■◆")  # of these, one alone above other words marks a heading
PLAIN_NUMBER = pattern(r"\s*\d{1,3}\s*$")
# What other checks tell, and what Python-Markdown takes out of a quotation or for attributes of it.
NOT_JOINING = pattern(rf"{ENDS_BLOCK.pattern}|<|\{{[^{{}}]+\}}\s*$")
SHOWN = 20  # characters that are shown of a line
LONGEST_HEAD = 20  # characters of a line that may be a heading


@dataclass
class Level:
    """A list that goes on: the column of its items, the number of the last one as written and as shown."""

    indent: int
    written: int | None  # None: it has no numbers
    shown: int


def wrong(lines: list[str], first: int) -> Iterator[Found]:
    """Yield all problems of a text's lines, the first of which has this number in the file."""
    for code, number, details in (*_bullets(lines), *_items(lines), *_quotations(lines)):
        yield code, first + number, details


def _bullets(lines: list[str]) -> Iterator[Found]:
    outer: tuple[str, int] | None = None  # sign and column of the first one above which no line is empty
    is_numbered_page = False
    for number, line in enumerate(lines):
        if not (line.strip()[:1] in SIGNS or is_numbered_page):
            outer = outer if line.strip() else None
            continue
        is_numbered_page = bool(PAGE_NUMBER.match(line) or (is_numbered_page and PLAIN_NUMBER.match(line)))
        if is_numbered_page:
            yield "page-number", number, {"text": line.strip()}
        if not (found := BULLET.match(line)):
            outer = outer if line.strip() else None
            continue
        if heading := BETWEEN_SIGNS.match(line):
            details = {"text": heading[0].strip(), "right": f"## {heading['words']}"}
            yield "sign-heading", number, details
            continue
        sign, column = found["sign"], len(found["before"])
        if sign in HEADS and _is_head(lines, number):
            words = line.strip()[1:].strip()
            details = {"text": line.strip()[:SHOWN], "right": f"## {words}", "item": f"- {words}"}
            yield "sign-head", number, details
            continue
        outer = outer or (sign, column)
        is_inside = sign != outer[0] or column > outer[1]
        yield "wrong-bullet-inside" if is_inside else "wrong-bullet", number, {"text": sign}


def _is_head(lines: list[str], number: int) -> bool:
    """Tell whether a short line with a sign stands above words that are not marked so."""
    line, sign = lines[number].strip(), lines[number].strip()[0]
    near = [text.strip() for text in (*lines[number - 1 : number], *lines[number + 1 : number + 2])]
    is_last = not any(text.strip() for text in lines[number + 1 :])
    return (
        len(line) <= LONGEST_HEAD
        and line[-1] not in "。．.、"
        and not is_last
        and not any(text.startswith(sign) for text in near)
    )


def _items(lines: list[str]) -> Iterator[Found]:
    levels: list[Level] = []  # the lists that go on, each inside the one before
    for number, line in enumerate(lines):
        if found := ITEM.match(line):
            yield from ((code, number, details) for code, details in _item(levels, found, line))
        elif levels and line.strip():
            is_below_empty = not number or not lines[number - 1].strip()
            column = len(line) - len(line.lstrip(" "))
            is_outside = column < levels[0].indent + INDENT and is_below_empty
            if is_outside and column > levels[0].indent:
                spaces = str(levels[0].indent + INDENT)
                yield "paragraph-outside-item", number, {"text": line.strip()[:SHOWN], "spaces": spaces}
            elif is_outside or ENDS_BLOCK.match(line):
                levels.clear()


def _item(levels: list[Level], found: re.Match[str], line: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what is wrong with an item, and note where its list stands."""
    column, written = len(found[1]), int(found[2]) if found[2] else None
    while levels and levels[-1].indent > column:
        levels.pop()
    last = levels[-1] if levels else None
    if last is None or last.indent < column:
        levels.append(Level(column, written, written or 0))
    elif written is None or last.written is None:  # of another kind, or without numbers
        levels[-1] = Level(column, written, written or 0)
    else:
        last.shown += 1
        if written == 1 < last.written or written > last.shown:
            details = {"text": line.strip()[:SHOWN], "shown": str(last.shown), "written": str(written)}
            yield "list-starts-again" if written == 1 else "list-number", details
            last.shown = written
        last.written = written
    if column != (spaces := levels[0].indent + INDENT * (len(levels) - 1)):
        yield "list-indent", {"spaces": str(spaces)}


def _quotations(lines: list[str]) -> Iterator[Found]:
    depth, above = 0, ""
    if not any(">" in line for line in lines):
        return
    for number, line in enumerate(lines):
        if not line.strip():
            depth = 0
            continue
        if not depth and ">" not in line:
            continue
        quote, text = unquoted(line)
        now, text = quote.count(">"), text.strip()
        if now < depth and text and not NOT_JOINING.match(text) and not goes_on(above, text):
            yield "joins-quotation", number, {"text": text[:SHOWN]}
        depth, above = now, text
