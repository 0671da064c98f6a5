"""Write `Caddyfile`, a complete configuration of Caddy for the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.published import ADDRESS, NOT_FOUND, PACKED, plain, template
from plugins.render import security_txt

if TYPE_CHECKING:
    from plugins.hosting.published import Published

NAME = "Caddyfile"


def quoted(text: str) -> str:
    """Return a token; raise ValueError for what it cannot hold: controls, its quotes, placeholders."""
    return f"`{plain(text, never='`{}')}`"


def config(site: Published) -> str:
    """Return the text of the file (Caddy 2.6 or newer)."""
    feed = f"/{site.headers.feed}"
    return template(f"{NAME}.jinja", quoted=quoted).render(
        site=site,
        address=ADDRESS,
        not_found=NOT_FOUND,
        endings={**site.types(), feed: site.headers.content_type(feed)},  # what stands last counts
        packed="|".join(ending.removeprefix(".") for ending in PACKED),
        security=security_txt.PATH,
    )
