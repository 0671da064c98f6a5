"""What every build works out for itself in the same way, worked out once for all forks of a process."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from unittest import mock

from markupsafe import Markup
from pelican.settings import read_settings

from plugins import build, pipeline
from plugins.render import qr_code, stylesheet
from plugins.report import problems

PROJECT = Path(__file__).parents[1]
CONTENT = PROJECT / "tests" / "sample" / "content"


def rehearse() -> None:
    """Check the invented site: patterns, messages, languages and the strings of templates stay known."""
    ours = {"PATH": str(CONTENT), "CHECK_ONLY": True, "SILENT": True, "USE_CACHE": False, "JOBS": "1"}
    # The library that reads the stylesheet begins threads, which no fork would have.
    without = mock.patch.object(stylesheet, "load", return_value=(None, []))
    with suppress(Exception), without:  # whatever is wrong in this code, the program that is run tells it
        begun = build.begin(read_settings(str(PROJECT / "pelicanconf.py"), override=ours))
        pipeline.check(begun, pipeline.read(begun))
        problems.messages()
    sys.modules.pop("pelicanconf", None)  # a program shall find its own


def remember_codes(folder: str) -> None:
    """Let QR codes of this process be drawn once: to choose the best mask takes a sixth of a small build."""
    draw = qr_code.robust

    def drawn(text: str) -> Markup:
        path = Path(folder, f"{hashlib.sha256(text.encode()).hexdigest()}.svg")
        if not path.exists():
            path.write_text(draw(text), encoding="utf-8")
        return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - as it was drawn

    qr_code.robust = drawn  # type: ignore[assignment]  # it remembers only for one program
