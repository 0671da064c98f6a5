"""The built site as its host serves it, but in frames too: WebKit's window cannot be as narrow as a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pelicanconf as settings
from audit import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.site.built import Built

FRAMED = {
    name: value for name, value in settings.CONTENT_SECURITY_POLICY.items() if name != "frame-ancestors"
}


def served(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files, none of them compressed, for as long as the iterator lives; yield their base address."""
    headers = serving.site_headers(files, {**vars(settings), "CONTENT_SECURITY_POLICY": FRAMED})
    with serving.serving(files, headers, {}) as base:
        yield base


@pytest.fixture(scope="session")
def base(real_at_root: Built) -> Iterator[str]:
    """Return the base address of the real site."""
    yield from served(real_at_root.files)
