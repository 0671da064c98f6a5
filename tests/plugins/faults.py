"""The mistakes of faults/*.toml: make one in a copy of the small site, and know how it must be told.

Each file is one group: its mistakes do not disturb each other. A mistake has a `name`, all that it makes be
`told`, and one or more ways in which it is made:

    page, head, body   a page that is right but for what these hold, without content/ and .md
    written, encoding  whole files; `repeated` are files of one text so many times
    binary, pictures   files of bytes (hexadecimal); pictures larger by so many bytes than they need to be
    made               pictures by a recipe (`RECIPES` in pictures.py)
    pdfs               PDFs, by what `tests.plugins.pdfs.pdf` is given
    links, removed     symbolic links with their targets; files that are taken away
    added, replaced    text at the end of a file; text in a file, with what stands there instead

What is told has a `code`, its text in `ja` and `en`, a `file` (else it is the page), and a `line` ("+3": the
third that was added). In the texts, {languages} stands for the codes of all languages and editions, {folders}
for their folders of PDFs.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pelicanconf
from tests.plugins import pictures, small_site
from tests.plugins.pdfs import pdf

LANGUAGES = ", ".join(pelicanconf.LANGUAGES)
FOLDERS = ", ".join(f"content/{code}/{pelicanconf.DOWNLOADS}/" for code in pelicanconf.LANGUAGES)
FOLDER = Path(__file__).with_suffix("")


@dataclass(frozen=True)
class Told:
    """One problem, as it must be told."""

    code: str
    ja: str
    en: str
    file: str = ""
    line: int | str = 0

    def lines(self, page: str, before: int) -> list[str]:
        """Return the line in each language; `page` is the file meant where none is named."""
        number = before + int(self.line) if isinstance(self.line, str) else self.line
        place = f"{self.file or page}:{number}" if number else self.file or page
        filled = (
            text.replace("{languages}", LANGUAGES).replace("{folders}", FOLDERS)
            for text in (self.ja, self.en)
        )
        return [f"{place}: [{self.code}] {text}" for text in filled]


@dataclass(frozen=True)
class Fault:
    """A mistake; this module's first lines say what each field means."""

    name: str
    told: list[Told]
    page: str = ""
    head: str = ""
    body: str = "文です。"
    encoding: str = "utf-8"
    written: dict[str, str] = field(default_factory=dict)
    repeated: dict[str, tuple[str, int]] = field(default_factory=dict)
    binary: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    pdfs: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    added: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def seed(self, project: Path) -> list[str]:
        """Make the mistake; return all lines that must tell it."""
        page = f"content/{self.page}.md"
        for name, content in self._files(page).items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name, target in self.links.items():
            (project / name).symlink_to(target)
        for name in self.removed:
            (project / name).unlink()
        for name, (old, new) in self.replaced.items():
            text = (project / name).read_text(encoding="utf-8")
            assert text.count(old) >= 1, old
            (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        before = {name: (project / name).read_text(encoding="utf-8") for name in self.added}
        for name, text in self.added.items():
            (project / name).write_text(before[name] + text, encoding="utf-8")
        sizes = {name: text.count("\n") for name, text in before.items()}
        return [line for told in self.told for line in told.lines(page, sizes.get(told.file, 0))]

    def _files(self, page: str) -> dict[str, bytes]:
        files = {name: text.encode(self.encoding) for name, text in self.written.items()}
        files |= {name: (text * times).encode() for name, (text, times) in self.repeated.items()}
        files |= {name: bytes.fromhex(digits) for name, digits in self.binary.items()}
        files |= {name: small_site.png(size) for name, size in self.pictures.items()}
        files |= {name: pictures.RECIPES[recipe]() for name, recipe in self.made.items()}
        files |= {name: pdf(**given) for name, given in self.pdfs.items()}
        if self.page:
            language, kind, name = self.page.split("/", 2)
            days = "Date: 2026-01-02\n" if kind == "news" else ""
            head = small_site.head(
                f"{name} {language} {kind}", days + (f"{self.head}\n" if self.head else "")
            )
            files[page] = f"{head}{self.body}\n".encode()
        return files


def load() -> dict[str, list[Fault]]:
    """Return group → mistakes."""
    return {path.stem: [_fault(table) for table in _tables(path)] for path in sorted(FOLDER.glob("*.toml"))}


def _tables(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["faults"]
    return tables


def _fault(table: dict[str, Any]) -> Fault:
    return Fault(**{**table, "told": [Told(**told) for told in table["told"]]})
