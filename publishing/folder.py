"""Compare a folder with the manifest of a release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.release.manifest import file, files
from plugins.report.problems import Problem
from plugins.report.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.release.manifest import Manifest


def compare(where: str, published: Manifest) -> Iterator[Problem]:
    """Yield what is missing, different or extra in a folder; raise OSError if it cannot be read."""
    if not Path(where).is_dir():
        raise NotADirectoryError(where)
    found = dict(files(Path(where)))
    for path, known in progress(published.files.items(), len(published.files), "比べています / Comparing"):
        if path not in found:
            yield Problem(f"{where}/{path}", 0, "file-missing", {"what": where})
        elif (got := file(found[path].read_bytes())) != known:
            what = f"{got.size} / {known.size} bytes"
            yield Problem(f"{where}/{path}", 0, "file-different", {"what": what})
    for path in sorted(found.keys() - published.files.keys()):
        yield Problem(f"{where}/{path}", 0, "file-extra")
