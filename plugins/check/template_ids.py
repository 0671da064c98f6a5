"""The ids that the theme's templates use themselves, which no heading of a text may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

USED = re.compile(r"""{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)["']""")
ID = re.compile(r"""(?<![\w-])id="([\w-]+)\"""")


def template_ids(templates: Path) -> dict[str, frozenset[str]]:
    """Return template → ids that it and all that it includes or extends write; names without their ending."""
    texts = {
        path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in templates.rglob("*.html")
    }
    return {name.removesuffix(".html"): _ids(name, texts, set()) for name in texts if "/" not in name}


def _ids(name: str, texts: dict[str, str], seen: set[str]) -> frozenset[str]:
    if name in seen or name not in texts:
        return frozenset()
    seen.add(name)
    used = (_ids(other, texts, seen) for other in USED.findall(texts[name]))
    return frozenset(ID.findall(texts[name])).union(*used)
