"""The Content-Security-Policy of each page (CSP 3), as a header and in a <meta> element."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = "Content-Security-Policy"
# What a <meta> element cannot say (CSP 3, 3.3): browsers warn of it there.
NOT_IN_META = {"frame-ancestors", "report-uri", "sandbox"}


def policy(directives: Mapping[str, str], style: str = "", *, is_meta: bool = False) -> str:
    """Return a Content-Security-Policy (CSP 3); `style` are the source expressions of its styles, if any."""
    allowed = {name: value for name, value in directives.items() if not (is_meta and name in NOT_IN_META)}
    styles = {"style-src": style} if style else {}
    return "; ".join(f"{name} {value}" for name, value in {**allowed, **styles}.items())
