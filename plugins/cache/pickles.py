"""Load pickles of what is cached, without running anything foreign.

Fields of a page are texts, numbers, days and lists of these. A codec that is given types, such as msgspec,
cannot tell a day from a text that looks like one; what it would replace are these few lines.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

# Classes of what is cached; everything else that a pickle could name is refused.
SAFE = {
    ("datetime", "datetime"),
    ("plugins.model.text", "Converted"),
    ("plugins.model.document", "Document"),
    ("plugins.model.document", "Entry"),
    ("plugins.model.links", "Target"),
    ("plugins.model.outline", "Outline"),
    ("plugins.report.problems", "Problem"),
    ("plugins.read.reader", "Reading"),
    ("plugins.model.source", "Source"),
    ("plugins.model.source", "Text"),
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in SAFE:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def load(value: bytes) -> Any:
    """Return what was pickled; raise whatever a foreign pickle may raise."""
    return _Unpickler(io.BytesIO(value)).load()
