"""Report unexpected errors in one line, without a traceback."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from plugins.report.problems import Problem

# errno.h: what the machine, and not the code, is at fault for.
FULL_OR_CLOSED = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EEXIST,
    errno.EFBIG,
    errno.EIO,
    errno.EMFILE,
    errno.ENOSPC,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
}


class CrashError(Exception):
    """Something crashed in another process; holds the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def unexpected(error: Exception, root: Path) -> Problem:
    """Return a problem that names the innermost line of ours, a template's or a module's.

    Where no code is at fault, it names what is: a full disk, a folder that cannot be written, a tool that is
    not there.
    """
    root = root.resolve()
    if isinstance(error, OSError) and error.errno in FULL_OR_CLOSED:
        path = Path(str(error.filename)).resolve() if error.filename else root / root.name
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        return Problem(str(shown), 0, "output-not-writable", {"what": error.strerror or str(error)})
    if isinstance(error, ModuleNotFoundError):
        return Problem("requirements.txt", 0, "missing-module", {"name": str(error.name)})
    places = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    ours = (
        (Path(name).resolve().relative_to(root).as_posix(), line)
        for name, line in reversed(places)
        if Path(name).is_file()  # neither <frozen codecs> nor <template>
        and Path(name).resolve().is_relative_to(root)
        and ".venv" not in Path(name).parts
    )
    return Problem(*next(ours, ("pelican", 0)), "unexpected", {"what": f"{type(error).__name__}: {error}"})
