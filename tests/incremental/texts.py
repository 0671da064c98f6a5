"""Sources of pages as edits see them: heads, bodies and links, and which page leads to which."""

from __future__ import annotations

import datetime
import posixpath
import re
from typing import TYPE_CHECKING

from plugins.model.fingerprint import fingerprint
from plugins.model.translation_status import KEY
from plugins.read.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

LANGUAGES = ("ja", "en")
DATED = ("guide", "news")  # kinds whose pages have a day, and may end
LINK = re.compile(r"\]\((?P<path>[^)\s#]+\.md)(?=[)#])")
ENTRY = r"(?m)^{}:.*\n(?:[ ]+- .*\n)*"


def read(path: Path) -> str:
    """Return what a text file holds."""
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Write a text file, and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def change(path: Path, edit: Callable[[str], str]) -> None:
    """Write what `edit` makes of a file; it must be something else."""
    before = read(path)
    after = edit(before)
    assert after != before, path
    write(path, after)


def replaced(path: Path, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> None:
    """Replace the one first place in a file that a pattern matches; there must be one."""
    change(path, lambda text: re.sub(pattern, replacement, text, count=1))


def pages(project: Path, *kinds: str) -> list[Path]:
    """Return the sources of pages of some kinds, or of all, in every language."""
    found = (
        path
        for language in LANGUAGES
        for kind in kinds or (*DATED, "pages")
        for path in (project / "content" / language / kind).rglob("*.md")
    )
    return sorted(found)


def name(project: Path, path: Path) -> str:
    """Return how a source is called below content/."""
    return path.relative_to(project / "content").as_posix()


def language(project: Path, path: Path) -> str:
    """Return the language of a page."""
    return name(project, path).split("/")[0]


def versions(project: Path, path: Path) -> list[Path]:
    """Return a page in all languages that it has."""
    rest = name(project, path).partition("/")[2]
    return [other for code in LANGUAGES if (other := project / "content" / code / rest).is_file()]


def head(text: str) -> str:
    """Return the head with the lines around it."""
    return text[: text.index("\n---\n") + 5]


def body(text: str) -> str:
    """Return what stands below the head."""
    return text[len(head(text)) :]


def entry(text: str, key: str) -> str:
    """Return the value of an entry, or ""."""
    found = re.search(rf"(?m)^{key}: (.*)$", head(text))
    return found[1] if found else ""


def with_entry(text: str, key: str, value: object) -> str:
    """Return a text with an entry changed, added, or (for an empty value) taken out."""
    first = head(text)
    line = f"{key}: {value}\n" if value else ""
    if re.search(ENTRY.format(key), first):
        return re.sub(ENTRY.format(key), lambda _: line, first) + body(text)
    return first.removesuffix("---\n") + line + "---\n" + body(text) if line else text


def set_entry(path: Path, key: str, value: object) -> None:
    """Change, add or take out an entry of a file."""
    change(path, lambda text: with_entry(text, key, value))


def with_block(text: str, block: str, rng: Random) -> str:
    """Return a text with one more block somewhere, but not before the first."""
    first, *blocks = body(text).rstrip("\n").split("\n\n")
    blocks.insert(rng.randint(0, len(blocks)), block)
    return head(text) + "\n\n".join([first, *blocks]) + "\n"


def recorded(text: str, code: str, original: str) -> str:
    """Return a translation that says that it was made from `original` as it is now."""
    return with_entry(text, KEY, f"{code} {fingerprint(parse(original, '')[0])}")


def links(project: Path, path: Path) -> list[str]:
    """Return the pages that a page links to, by what they are called."""
    folder = posixpath.dirname(name(project, path))
    return [posixpath.normpath(posixpath.join(folder, found["path"])) for found in LINK.finditer(read(path))]


def linked(project: Path) -> set[Path]:
    """Return the pages that others link to."""
    found = ((path, project / "content" / other) for path in pages(project) for other in links(project, path))
    return {other for path, other in found if other != path}


def is_public(text: str, day: datetime.date) -> bool:
    """Tell whether a page can be read on a day."""
    begins, ends = entry(text, "Date"), entry(text, "Expires")
    shown = not begins or begins <= day.isoformat()
    return (
        shown
        and entry(text, "Status") not in {"draft", "withdrawn"}
        and (not ends or ends >= day.isoformat())
    )


def number(rng: Random) -> int:
    """Return a number that hardly any other edit has used."""
    return rng.randrange(1000, 100_000)


def earlier(day: datetime.date, rng: Random, days: int) -> datetime.date:
    """Return one of the days before a day."""
    return day - datetime.timedelta(days=rng.randint(1, days))
