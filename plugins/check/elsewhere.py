"""Check addresses of other hosts, and know which they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

    from plugins.model.links import Link

FOLLOWED = {"https", "tel"}  # nothing is sent before such a link is followed
WEB = {"http", "https"}
# A URL as browsers take it without a change (URL Standard, 4.3), and of which no part hides where it leads.
_HOST = r"(?:[\w-]{1,63}\.)+[\w-]{2,63}(?::\d{1,5})?"
_PART = r"(?:[\w!$&'()*+,./:;=?@~-]|%[0-9A-Fa-f]{2})*"
WEB_ADDRESS = re.compile(rf"https?://{_HOST}(?:[/?]{_PART})?(?:#{_PART})?", re.IGNORECASE)


def wrong(found: Link, address: str, own: Collection[str]) -> str:
    """Return the problem code of a link to another host, or "".

    `own` are the addresses of this site.
    """
    if found.scheme in WEB and any(_is_below(address, base) for base in own):
        return "link-to-this-site"
    if found.scheme == "mailto":
        return "mail-link"
    if found.scheme not in {"http", *FOLLOWED} or (found.scheme in WEB and not found.host):
        return "bad-link"
    if found.scheme in WEB and not WEB_ADDRESS.fullmatch(address):
        return "bad-address"
    return "insecure-link" if found.scheme == "http" else ""


def _is_below(address: str, base: str) -> bool:
    one, two = urlsplit(address), urlsplit(base)
    return one.netloc.lower() == two.netloc.lower() and f"{one.path}/".startswith(f"{two.path.rstrip('/')}/")


def is_foreign(address: str) -> bool:
    """Tell whether an address lies on another host, or is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
