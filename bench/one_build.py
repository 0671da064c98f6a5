"""One public build, timed by phase, as a program of its own in the folder of a project."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.phases import Phases, install
from plugins.run import build


def main(began: str, times: str, overrides: str) -> int:
    """Build the site and return the exit status.

    `began` is when the program was started, by the monotonic clock; `times` is the file for the seconds of
    each phase; `overrides` holds settings as JSON.
    """
    phases = Phases(float(began))
    install(phases)
    status = build(Path("publishconf.py").resolve(), **json.loads(overrides))
    Path(times).write_text(json.dumps(phases.seconds()), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
