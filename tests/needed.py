"""What a test needs of the machine: without it the test is left out, or fails where nothing may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

from audit import tools

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def needed(find: Callable[[], T], tests: str) -> T:
    """Return what is found; otherwise leave out the tests that need it, for one reason that names them."""
    try:
        return find()
    except tools.MissingToolError as missing:
        if tools.is_required():
            pytest.fail(f"{tools.REQUIRED}=1: {missing}", pytrace=False)
        raise pytest.skip.Exception(f"{tests}: {missing}") from missing
