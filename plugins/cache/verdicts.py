"""Cache what the inspection of a PDF has found, by the digest of its content and of the code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins import files, hashing
from plugins.cache.build_cache import VERDICT
from plugins.cache.database import RECORDS
from plugins.check import pdf
from plugins.check.pdf import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.cache.build_cache import BuildCache


def inspected(cache: BuildCache, content: Path, path: str) -> Verdict:
    """Return the verdict on the PDF at a path below content/; only one that is not cached is looked into."""
    data = files.read(f"{content}/{path}")
    key = f"{VERDICT}{hashing.code()} {hashing.digest(data)}"
    if cache.database and (known := _known(cache.database.value(RECORDS, key))):
        return known
    verdict = pdf.inspect(data)
    # Whether it takes too long is not a fact about the file alone.
    if cache.database and verdict.code != pdf.TOO_COMPLEX:
        cache.database.save({RECORDS: {key: json.dumps(verdict).encode()}})
    return verdict


def _known(value: bytes | None) -> Verdict | None:
    try:
        code, about = json.loads(value or b"")
    except (ValueError, TypeError):
        return None
    return Verdict(str(code), str(about))
