"""What happens to the built site and to the cache between two builds, while the sources stay the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.incremental import texts
from tests.incremental.project import CACHE, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def output_removed(project: Path, rng: Random) -> str:
    """Remove the built site, or one folder of it."""
    folders = sorted(path for path in (project / OUTPUT).rglob("*") if path.is_dir())
    folder = rng.choice([project / OUTPUT, *folders])
    shutil.rmtree(folder)
    return f"{folder.relative_to(project)}: removed"


def output_edited(project: Path, rng: Random) -> str:
    """Write into a built page, in place: what shares its bytes on the disk changes too."""
    path = rng.choice(_files(project / OUTPUT))
    with path.open("ab") as file:
        file.write(b"by hand\n")
    return f"{path.relative_to(project)}: written into, in place"


def output_replaced(project: Path, rng: Random) -> str:
    """Put another file in the place of a built page, and one more beside it."""
    path = rng.choice(_files(project / OUTPUT))
    path.unlink()
    path.write_text("by hand\n", encoding="utf-8")
    path.with_name(f"stray-{texts.number(rng)}.html").write_text("by hand\n", encoding="utf-8")
    return f"{path.relative_to(project)}: replaced, and a file beside it"


def cache_removed(project: Path, rng: Random) -> str:
    """Remove the cache, or some files of it."""
    found = _files(project / CACHE)
    if rng.random() < 1 / 3:
        shutil.rmtree(project / CACHE, ignore_errors=True)
        return f"{CACHE}: removed with {len(found)} files"
    lost = rng.sample(found, len(found) // 2)
    for path in lost:
        path.unlink()
    return f"{CACHE}: lost {len(lost)} of {len(found)} files"


def cache_damaged(project: Path, rng: Random) -> str:
    """Cut files of the cache short, as a full disk or a killed build may."""
    found = _files(project / CACHE)
    damaged = rng.sample(found, min(len(found), rng.randint(1, 10)))
    for path in damaged:
        content = path.read_bytes()
        path.unlink()  # not in place: only the cache is damaged, not what shares its bytes
        path.write_bytes(content[: rng.randint(0, len(content))])
    return f"{CACHE}: {len(damaged)} of {len(found)} files cut short"
