"""The ids that the theme's templates use themselves, which no heading of a text may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from pathlib import Path

USED = pattern(r"""{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)["']""")
DRAWINGS = "drawings"  # the folder of a theme
ID = pattern(r"""(?<![\w-])id="([\w-]+)\"""")


def template_ids(theme: Path) -> dict[str, frozenset[str]]:
    """Return template → ids that it, all that it includes or extends, and drawings write.

    Names are without their ending.
    """
    templates = theme / "templates"
    of_drawings = {
        name
        for path in (theme / DRAWINGS).glob("*.svg")
        for name in ID.findall(path.read_text(encoding="utf-8", errors="replace"))
    }
    texts = {
        path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in templates.rglob("*.html")
    }
    return {
        name.removesuffix(".html"): _ids(name, texts, set()) | of_drawings
        for name in texts
        if "/" not in name
    }


def drawing_names(theme: Path) -> frozenset[str]:
    """Return the names of a theme's drawings, by which pages choose one."""
    return frozenset(path.stem for path in (theme / DRAWINGS).glob("*.svg"))


def _ids(name: str, texts: dict[str, str], seen: set[str]) -> frozenset[str]:
    if name in seen or name not in texts:
        return frozenset()
    seen.add(name)
    used = (_ids(other, texts, seen) for other in USED.findall(texts[name]))
    return frozenset(ID.findall(texts[name])).union(*used)
