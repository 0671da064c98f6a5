"""Check the blocks of a text: lists, tables, boxes and code that do not come out as they were meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.check import list_lines, lists, paper_lines, signs, tables
from plugins.check.block_lines import block_lines
from plugins.check.prose import without_code
from plugins.patterns import pattern
from plugins.read.markdown.preprocess import ENDS_BLOCK, INDENT, box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source
    from plugins.model.text import Block

Found = tuple[str, int, dict[str, str]]  # problem code, line, details
FoundInBlock = tuple[int, str, dict[str, str]]  # line in the block, counted from 0, problem code, details

TABLE_RULE = pattern(r"\s*(?:\|\s*)?:?-+:?\s*\|[\s|:-]*$")
LINE = pattern(r"(?:[-_=]\s*){3,}|(?:\*\s*){3,}")  # drawn by hand across the page
FENCE = pattern(r"`{3,}|~{3,}")
TASK = pattern(r"\[[ xX\u3000]?\](?!\()")
ALERT = pattern(r"\[!\w+\]")
# What is not told of a block where one of its lines is told something better; both would contradict.
TELLS_MORE = {
    "indented-text": {"table-form"},
    "joins-item": {"table-form"},
    "lines-run-together": {
        *("definition-list", "joins-quotation", "leftover-box", "table-form"),
    },
}
SHOWN = 20  # characters that are shown of a line


def wrong(source: Source) -> Iterator[Found]:
    """Yield all problems of a text's blocks."""
    body, first, blocks = source.document.body, source.document.body_line, source.converted.blocks
    in_lines = without_code(body).expandtabs(INDENT).split("\n")
    by_line = [
        *list_lines.wrong(in_lines, first),
        *paper_lines.wrong(in_lines, first),
        *_lines(in_lines, first),
        *((code, first + at, details) for at, code, details in tables.of_tabs(body)),
        *signs.wrong(source),
    ]
    yield from by_line
    if found := [(number, problem) for number, block in enumerate(blocks) for problem in _of_block(block)]:
        lines, told = [*block_lines(source)], {(code, line) for code, line, _ in by_line}
        rows = {first + line for place in tables.places(body) for line in place}
        for number, (at, code, details) in _opening(found):
            covered = range(lines[number], lines[number] + len(blocks[number].text.split("\n")))
            better = TELLS_MORE.get(code, ())
            if any((other, line) in told for other in better for line in covered):
                continue
            if code not in tables.OF_LINES or lines[number] + at not in rows:
                yield code, lines[number] + at, details
    for row in source.converted.rows:
        at = next((i for i, line in enumerate(body.split("\n")) if line.strip().endswith(row.strip())), 0)
        yield "table-row", first + at, {"text": row.strip()[:SHOWN]}


def _opening(found: list[tuple[int, FoundInBlock]]) -> list[tuple[int, FoundInBlock]]:
    """Return what is found, of the two fences around code only the first one."""
    fences = [pair for pair in found if pair[1][1] == "code-fence"]
    return [pair for pair in found if pair not in fences[1::2]]


def _of_block(block: Block) -> Iterator[FoundInBlock]:
    """Yield the problems of one block, counting its lines from 0."""
    if block.kind == "empty-box":
        yield 0, "box-not-indented", {}
    elif block.kind == "code":
        yield 0, "indented-text", {"text": block.text.strip().split("\n")[0][:SHOWN]}
    elif block.kind == "quote" and ALERT.match(block.text):
        yield 0, "code-host-box", {"text": block.text.split("\n")[0][:SHOWN]}
    elif block.text:
        yield from _of_text(block)


def _of_text(block: Block) -> Iterator[FoundInBlock]:
    if block.beside_list and (found := TASK.match(block.text)):
        yield 0, "task-list", {"text": found[0]}
    for number, line in enumerate(block.text.split("\n")):
        if FENCE.match(line.strip()):
            yield number, "code-fence", {"text": line.strip()[:3]}
        elif number and LINE.fullmatch(line.strip()):
            yield number, "line-needs-blank-line", {"text": line.strip()[:5]}
    yield from lists.wrong(block, told=list_lines.TOLD)
    yield from tables.in_text(block)


def _lines(lines: list[str], first: int) -> Iterator[Found]:
    """Yield the problems of lines that must stand below a certain line, and of the titles of boxes."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        above = lines[number - 2].strip() if number > 1 else ""
        if "|" in before and TABLE_RULE.match(line) and above and not ENDS_BLOCK.match(above):
            yield "table-needs-blank-line", first + number - 1, {}
        if "!!!" in line and (found_box := box(line)) and any(sign in found_box[1] for sign in '"“”＂'):
            yield "box-title", first + number, {"text": found_box[1][:SHOWN]}
