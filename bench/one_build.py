"""One public build, timed by phase where that is asked for, as a program of its own in a project's folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.phases import install
from plugins.run import build


def main(overrides: str, times: str = "", began: str = "") -> int:
    """Build the site and return the exit status.

    `overrides` holds settings as JSON. `times` is the file for the seconds of each phase, if they are wanted;
    then `began` is when the program was started, by the monotonic clock.
    """
    phases = install(float(began)) if times else None
    status = build(Path("publishconf.py").resolve(), **json.loads(overrides))
    if phases:
        Path(times).write_text(json.dumps(phases.seconds()), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
