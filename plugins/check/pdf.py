"""Check the PDFs that are published: each is whole, can be opened, and only shows its pages."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

PROGRAM = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from plugins.check import pdf_inspector
pdf_inspector.main()
"""
LARGEST = 5_000_000  # bytes: half a minute and more on a slow telephone line
# What one PDF may cost: a sound one of nearly as many objects as there may be took 5 seconds and 164 MB.
SECONDS, MEMORY = 20, 1_000_000_000
TOO_COMPLEX = "complex-pdf"  # the code of a problem
PATIENCE = 6 * SECONDS  # on a machine that has much else to do


class Verdict(NamedTuple):
    """The code of a problem and what it is about; without one, `about` is whom the PDF names, one a line."""

    code: str
    about: str


def inspect(data: bytes) -> Verdict:
    """Look into a PDF in a process of its own, which is ended when it takes too long."""
    import subprocess  # noqa: PLC0415 - what a PDF is found to be is cached

    command = [sys.executable, "-IB", "-c", PROGRAM, str(SECONDS), str(MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=data, capture_output=True, timeout=PATIENCE, check=True
        )
        code, about = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, TypeError):
        return Verdict(TOO_COMPLEX, "")
    return Verdict(code, about)


def wrong(
    content: Path, paths: Iterable[str], inspected: Callable[[str], Verdict], own: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with PDFs at these paths below content/, and a hint where one names its author.

    `inspected` gives the verdict on the PDF at a path; none is asked for on one that is too large. `own` are
    the names of the organisation, which may stand there.
    """
    for path in paths:
        shown = f"{content.name}/{path}"
        size = (content / path).stat().st_size
        if size > LARGEST:
            details = {"size": f"{math.ceil(size / 100_000) / 10}", "limit": f"{LARGEST // 1_000_000}"}
            yield Problem(shown, 1, "large-pdf", details)
            continue
        try:
            code, about = inspected(path)
        except OSError as error:
            yield Problem(shown, 1, "unreadable", {"what": str(error.strerror)})
            continue
        if code:
            yield Problem(shown, 1, code, {"text": about})
        elif names := [name for name in about.splitlines() if name not in own]:
            yield Problem(shown, 1, "pdf-author", {"names": ", ".join(names)})
