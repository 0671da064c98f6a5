"""The files for the code host, and copies with a fault."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
HOST = ROOT / ".github"
DAILY, SITE, DEPENDABOT = "workflows/daily.yml", "workflows/site.yml", "dependabot.yml"


def names() -> set[str]:
    """Return the paths of all files that the code host reads as settings."""
    return {path.relative_to(HOST).as_posix() for path in HOST.rglob("*.y*ml")}


def read(name: str) -> str:
    """Return the text of a file."""
    return (HOST / name).read_text(encoding="utf-8")


def with_fault(name: str, old: str, new: str) -> str:
    """Return the text of a file in which `old` is `new` once; it must have been there."""
    text = read(name)
    assert old in text, f"{name} has no {old!r} to break"
    return text.replace(old, new, 1)
