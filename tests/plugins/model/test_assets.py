"""Names of files that are published change with what is in them."""

from __future__ import annotations

import pytest

from plugins.hashing import digest
from plugins.model.assets import fingerprinted


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("favicon.svg", b"", "favicon.e3b0c44298.svg"),  # the SHA-256 of nothing begins so
        ("images/a-b.png", b"abc", "images/a-b.ba7816bf8f.png"),  # FIPS 180-4, appendix B.1
        ("a.b/c.d.webp", b"abc", "a.b/c.d.ba7816bf8f.webp"),
        ("a.b/LICENCE", b"abc", "a.b/LICENCE.ba7816bf8f"),
    ],
)
def test_a_name_has_the_fingerprint_of_the_content_before_its_ending(
    path: str, content: bytes, expected: str
) -> None:
    assert fingerprinted(path, digest(content)) == expected
