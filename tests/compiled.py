"""Templates that stay compiled from one program to the next, wherever the project lies that they are of."""

from __future__ import annotations

import hashlib
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

# What else the code of a template depends on; filters and tests are of this project, whose code is the same.
SETTINGS = ("autoescape", "trim_blocks", "lstrip_blocks", "newstyle_gettext", "undefined")


class Compiled(FileSystemBytecodeCache):
    """Finds a template by its text, and tells of each as of the one that was asked for."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what a template was compiled to, if it was."""
        settings = [getattr(environment, setting, None) for setting in SETTINGS]
        known = repr((name, source, settings, sorted(environment.extensions), sorted(environment.filters)))
        key = hashlib.sha256(known.encode()).hexdigest()
        bucket = super().get_bucket(environment, key, None, source)
        if bucket.code and filename:
            bucket.code = _moved(bucket.code, filename)
        return bucket


def _moved(code: CodeType, filename: str) -> CodeType:
    """Return code as if it had been compiled from another file."""
    inner = (_moved(each, filename) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=filename, co_consts=tuple(inner))


def use(folder: str) -> None:
    """Let all environments of this process have their templates compiled in a folder."""
    begin = Environment.__init__

    def begin_with(self: Environment, *given: Any, **named: Any) -> None:
        begin(self, *given, **{"bytecode_cache": Compiled(folder), **named})

    Environment.__init__ = begin_with  # type: ignore[method-assign]
