"""Compare a site, as it is in a folder or as its host sends it, with the manifest of its release."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plugins.release import manifest
from plugins.report.console import print_problems
from plugins.report.problems import Problem
from publishing import folder, host

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plugins.release.manifest import Manifest

DIFFERENT, UNKNOWN = 1, 2  # exit statuses: something differs; it cannot be compared


def run(where: str, path: Path) -> int:
    """Compare what is at an address or in a folder with the manifest at `path`; return the exit status."""
    try:
        published = manifest.load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return _tell([Problem(str(path), 0, "no-manifest", {"what": str(error)})], UNKNOWN)
    try:
        found = list(compare(where, published))
    except (host.UnreachableError, OSError) as error:
        return _tell([Problem(where, 0, "not-reached", {"what": str(error)})], UNKNOWN)
    if found:
        return _tell(found, DIFFERENT)
    revision = published.revision.name[:7] or "?"
    print(f"==> 公開したものと同じです / Just what was published: {where} ({revision}, {published.day})")
    return 0


def compare(where: str, published: Manifest) -> Iterable[Problem]:
    """Yield what is missing, different or extra at an address or in a folder; raise as these do."""
    is_address = where.lower().startswith(("https://", "http://"))
    return host.compare(where.rstrip("/"), published) if is_address else folder.compare(where, published)


def _tell(problems: list[Problem], status: int) -> int:
    print_problems(problems)
    print(f"==> {len(problems)}件 / {len(problems)} to look at", file=sys.stderr)
    return status
