"""Edits that only disks notice, or that clocks and sizes would hide."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from tests.incremental import texts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

WORDS = {".md", ".toml", ".html", ".css", ".po", ".svg"}
LONG_AGO = 1_000_000_000  # seconds since 1970: before any time that a build has seen
# A word that may have another letter in the place of its last: no name, no link, no key.
LETTER = {
    ".md": r"(?<=[a-zぁ-ん])(?:[.。])\n",
    ".toml": r'(?<=[a-zぁ-ん])[.。]"\n',
    ".css": r"#[0-9a-f]{6}",
    ".svg": r"#[0-9a-f]{3,6}",
    ".po": r'[ぁ-ん]"\n',
}


def _sources(project: Path) -> list[Path]:
    folders = ("content", "theme")
    return sorted(path for name in folders for path in (project / name).rglob("*") if path.is_file())


def touched(project: Path, rng: Random) -> str:
    """Give files another time, and nothing else."""
    found = _sources(project)
    paths = found if rng.random() < 1 / 4 else rng.sample(found, 3)
    for path in paths:
        path.touch()
    return f"touched: {len(paths)} files, {paths[0].name} first"


def written_back(project: Path, rng: Random) -> str:
    """Change a file and change it back before anybody builds."""
    path = rng.choice(_sources(project))
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    path.write_bytes(content)
    return f"{path.name}: changed, and back"


def replaced(project: Path, rng: Random) -> str:
    """Put a new file of the same content in a file's place, as many editors do."""
    path = rng.choice(_sources(project))
    other = path.with_name(f".{path.name}.new")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    return f"{path.name}: another file of the same content"


def same_size_and_time(project: Path, rng: Random) -> str:
    """Change a file so that neither its size nor its time tells."""
    path, known = _swap_letter(project, rng)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (known.st_size, known.st_mtime_ns)
    return f"{path.name}: other words, the same size and time"


def _swap_letter(project: Path, rng: Random) -> tuple[Path, os.stat_result]:
    """Put another letter of as many bytes into a file; return it with what the disk knew of it before."""
    suffix = rng.choice([".md", *LETTER])
    found = [path for path in _sources(project) if path.suffix == suffix]
    path = rng.choice([path for path in found if re.search(LETTER[suffix], texts.read(path))])
    known = path.stat()

    def other(match: re.Match[str]) -> str:
        old = match[0]
        if old.startswith("#"):
            return f"#{rng.randrange(16 ** (len(old) - 1)):0{len(old) - 1}x}"
        new = {".": ",", "。": "、"}.get(old[0]) or rng.choice([x for x in "あいうえお" if x != old[0]])
        return new + old[1:]

    places = len(re.findall(LETTER[suffix], texts.read(path)))
    chosen = rng.randrange(places)
    seen = iter(range(places))
    texts.change(
        path,
        lambda text: re.sub(
            LETTER[suffix], lambda match: other(match) if next(seen) == chosen else match[0], text
        ),
    )
    return path, known


def backdated(project: Path, rng: Random) -> str:
    """Change a text and give it a time long ago, as one who brings back a copy does."""
    path = rng.choice(texts.pages(project))
    texts.change(path, lambda text: f"{text}\n({texts.number(rng)})\n")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return f"{texts.name(project, path)}: other words, and a time long ago"


def from_the_future(project: Path, rng: Random) -> str:
    """Change a text on a machine whose clock is a year ahead."""
    path = rng.choice(texts.pages(project))
    texts.change(path, lambda text: f"{text}\n({texts.number(rng)})\n")
    ahead = time.time() + 365 * 86_400
    os.utime(path, (ahead, ahead))
    return f"{texts.name(project, path)}: other words, and a time to come"


def left_behind(project: Path, rng: Random) -> str:
    """Leave a file that is not meant for the site, as systems do."""
    path = rng.choice(_sources(project)).with_name(f".left-{texts.number(rng)}")
    path.write_text("left", encoding="utf-8")
    return f"{path.name}: left in {path.parent.name}"
