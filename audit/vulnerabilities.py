"""Known vulnerabilities of the packages that the requirements files pin, as pip-audit finds them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from audit import pins

OPTIONS = (
    # Not those of browsers of earlier years: they have weaknesses, and open nothing but our own pages.
    *(f"--requirement={file}" for file in pins.FILES if file != "requirements-engines.txt"),
    "--require-hashes",
    "--disable-pip",  # with everything pinned, nothing has to be installed to know what would be
    "--strict",  # a package that the index does not know is a failure and not a remark
    "--progress-spinner=off",
)
FOUND, UNKNOWN = 1, 2  # exit statuses


def run(root: Path) -> int:
    """Look each package up and say what was found; return the exit status."""
    program = Path(sys.executable).with_name("pip-audit")
    done = subprocess.run(  # noqa: S603 - a program that requirements.txt pins
        [program, *OPTIONS], cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if not done.returncode:
        print("==> 既知の弱点はありません / There are no known vulnerabilities")
        return 0
    if not done.stdout.strip():  # where findings would be
        # Without the internet there is a traceback, whose last line says why.
        reason = (done.stderr.strip() or f"exit status {done.returncode}").splitlines()[-1]
        print(f"==> 調べられませんでした / This could not be looked up: {reason}", file=sys.stderr)
        return UNKNOWN
    print(done.stdout)
    print("==> 弱点のない版にしてください（方法は pyproject.toml）", file=sys.stderr)
    print("==> Change to a version without it; pyproject.toml tells how", file=sys.stderr)
    return FOUND
