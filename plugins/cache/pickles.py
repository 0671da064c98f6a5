"""Load pickles of what is cached, without running anything foreign.

These are our own dataclasses and named tuples, and in them texts, numbers, days and lists. A codec that is
given types, such as msgspec, cannot tell a day from a text that looks like one; what it would replace are
these few lines.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module
from typing import Any

OURS = "plugins."  # how the names of our modules begin
# Classes of what is cached besides; everything else that a pickle could name is refused.
SAFE = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("gettext", "NullTranslations"),
    ("markupsafe", "Markup"),
    ("plugins.render.messages", "Translations"),
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _found(module, name)


@cache  # each text names the same few, and pickle imports their modules each time
def _found(module: str, name: str) -> Any:
    """Return a class, or raise UnpicklingError where it could be foreign."""
    if (module, name) in SAFE or module.startswith(OURS):
        found = getattr(import_module(module), name, None)
        if (module, name) in SAFE or _is_plain(found):
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def _is_plain(found: object) -> bool:
    """Tell whether this is a class that only holds values."""
    return isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple))


def load(value: bytes) -> Any:
    """Return what was pickled; raise whatever a foreign pickle may raise."""
    return _Unpickler(io.BytesIO(value)).load()
