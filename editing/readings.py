"""Propose readings of kanji that have none, and write to content/data/readings.toml what a person accepts."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from editing import sources
from plugins.model.word_reading import HIRAGANA, KANJI, NUMBER, SPLIT, fitted
from plugins.report.console import print_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from plugins.report.problems import Problem

    Morpheme = tuple[str, str]  # as it stands in a text, and its reading in hiragana
    Analyse = Callable[[str], Sequence[Morpheme]]

FILE = "data/readings.toml"  # below content/
WORDS, COUNTERS = TABLES = ("[readings.words]", "[readings.counters]")
# Problem codes.
ONE, SEVERAL = {"missing-reading", "reading-in-other-part"}, {"missing-readings", "reading-to-come"}
SENTENCE = re.compile(r"[^。]*。?")
MARKUP = re.compile(r"\]\([^)]*\)|[\[*`#>]|^\s*(?:- |\d+\. |[\w.]+ ?[=:] ?\"?)")


class Asked(NamedTuple):
    """A run of kanji without a reading, the sentence that it stands in, and where that is."""

    word: str
    sentence: str
    place: str


class Entry(NamedTuple):
    """A line of the list: a word, its reading, and the table that they belong in."""

    word: str
    reading: str
    table: str = WORDS

    def __str__(self) -> str:
        """Return the line."""
        return f'"{self.word}" = "{self.reading}"'


def asked(problems: Iterable[Problem], root: Path) -> list[Asked]:
    """Return what has no reading yet, each word once, in the order of the problems."""
    found: dict[str, Asked] = {}
    for problem in problems:
        words = [problem.details["word"]] if problem.code in ONE else []
        words += problem.details["words"].split("、") if problem.code in SEVERAL else []
        lines = (root / problem.path).read_text(encoding="utf-8").split("\n") if words else []
        for word in words:
            number = next(
                (n for n, line in enumerate(lines[problem.line - 1 :], problem.line) if word in line), 1
            )
            line = MARKUP.sub("", lines[number - 1])
            sentence = next((each for each in SENTENCE.findall(line) if word in each), word).strip(' "')
            found.setdefault(word, Asked(word, sentence, f"{problem.path}:{number}"))
    return [*found.values()]


def analyser(folder: Path) -> Analyse | None:
    """Return a function that takes sentences apart, by SudachiPy in a folder; None without it."""
    sys.path.insert(0, str(folder))
    try:
        tokenizer = import_module("sudachipy").Dictionary().create()
    except ImportError:
        return None
    finally:
        sys.path.remove(str(folder))
    return lambda text: [
        (part.surface(), part.reading_form().translate(HIRAGANA)) for part in tokenizer.tokenize(text)
    ]


def proposed(word: str, sentence: str, analyse: Analyse | None) -> Entry:
    """Return an entry for a word in its sentence, with the kana that follow in the same part of speech."""
    counted = NUMBER.sub("", word)
    table = WORDS if counted == word else COUNTERS
    start = sentence.find(counted)
    end, at = start + len(counted), 0
    parts: list[tuple[str, str]] = []
    for surface, reading in analyse(sentence) if analyse else ():
        if at < end and at + len(surface) > start and KANJI.search(surface):
            parts.append((surface, reading))
        at += len(surface)
    entry = Entry(SPLIT.join(part for part, _ in parts), SPLIT.join(sound for _, sound in parts), table)
    if counted in entry.word.replace(SPLIT, "") and fitted(entry.word, entry.reading):
        return entry
    return Entry(counted, "", table)


def answered(entry: Entry, answer: str) -> Entry | None:
    """Return the entry that an answer means: nothing accepts it, a reading or word=reading is another one.

    A minus skips it.
    """
    if answer == "-":
        return None
    word, sign, reading = answer.partition("=")
    if answer:
        entry = Entry(word.strip() if sign else entry.word, (reading if sign else word).strip(), entry.table)
    return entry if fitted(entry.word, entry.reading) else Entry(entry.word, "", entry.table)


def added(text: str, entry: Entry) -> str:
    """Return the list with a further entry at the end of its table."""
    lines = text.split("\n")
    if entry.table not in lines:
        return f"{text.rstrip()}\n\n{entry.table}\n{entry}\n".lstrip()
    at = lines.index(entry.table) + 1
    while at < len(lines) and lines[at].strip():
        at += 1
    return "\n".join([*lines[:at], str(entry), *lines[at:]])


def _accepted(wanted: Iterable[Asked], analyse: Analyse | None) -> Iterator[Entry]:
    """Yield what the person at the terminal accepts."""
    print("Enter：書く、別の読み：直して書く、言葉=読み：言葉も直す、-：とばす、Ctrl+D：終わる")
    print("Enter: write it; another reading: write that; word=reading: both; -: skip; Ctrl+D: end")
    for each in wanted:
        entry: Entry | None = proposed(each.word, each.sentence, analyse)
        print(f"\n{each.place}\n  {each.sentence.replace(each.word, f'【{each.word}】', 1)}")
        while entry:
            entry = answered(entry, input(f"  {entry}  > ").strip())
            if entry and entry.reading:
                yield entry
                break


def run(root: Path, folder: Path) -> int:
    """Ask for each reading at a terminal, or print all proposals; return the program's exit status."""
    read = sources.read(root)
    if not (wanted := asked(read.problems, root)):
        print_problems(problem for problem in read.problems if not problem.is_hint)
        print("==> 読み方の分からない漢字はありません / Every kanji has a reading")
        return 0
    if (analyse := analyser(folder)) is None:
        print(
            "==> SudachiPyがないので、候補は出ません / No SudachiPy, so nothing is proposed", file=sys.stderr
        )
    if not sys.stdin.isatty():
        entries = {proposed(each.word, each.sentence, analyse): each for each in wanted}
        for table in TABLES:
            shown = [f"{entry}  # {each.sentence}" for entry, each in entries.items() if entry.table == table]
            print("\n".join([table, *shown, ""]) if shown else "", end="\n" * bool(shown))
        return 1
    path = read.build.project.content / FILE
    try:
        for entry in _accepted(wanted, analyse):
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            path.write_text(added(text, entry), encoding="utf-8", newline="\n")
    except (EOFError, KeyboardInterrupt):
        print()
    return 0
