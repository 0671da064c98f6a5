"""Check content and data, and tell: `invoke check`, or `make check`, which does so without invoke.

To load invoke takes half of the time that all of this takes.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

import plugins.run
from editing.sources import SETTINGS


def run(root: Path, against: str = "") -> int:
    """Check a project, also that no address of a revision disappears; return the program's exit status."""
    if status := plugins.run.build(root / SETTINGS, CHECK_ONLY=True, AGAINST=against):
        from editing import failure  # noqa: PLC0415 - most checks find nothing

        failure.tell(root)
        return status
    print("==> 直すところはありません / Nothing to mend")
    if against:
        from editing import outlook  # noqa: PLC0415 - as above

        outlook.tell(root, against)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Check this project as the command line asks."""
    parser = ArgumentParser(prog="make check")
    parser.add_argument("-a", "--against", default="", metavar="REVISION")
    return run(Path(__file__).parents[1], parser.parse_args(arguments).against)


if __name__ == "__main__":
    sys.exit(main())
