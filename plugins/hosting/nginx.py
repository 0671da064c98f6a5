"""`nginx.conf`, what a `server` block of nginx includes to serve the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.hosting.published import ADDRESS, NOT_FOUND, PACKED, plain, template
from plugins.render import security_txt

if TYPE_CHECKING:
    from plugins.hosting.published import Published

NAME = "nginx.conf"
# RFC 9110, 12.5.3: brotli is named, with a weight above 0.
WANTS_BROTLI = r"(?:^|,)\s*br\s*(?:;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*)\s*)?(?:,|$)"


def quoted(text: str) -> str:
    """Return a parameter; raise ValueError for what it cannot hold: controls, and `$` of variables."""
    return '"{}"'.format(plain(text, never="$").replace("\\", r"\\").replace('"', r"\""))


def pattern(expression: str) -> str:
    """Return a regular expression as a parameter, in which `$` ends the text."""
    return '"{}"'.format(expression.replace('"', r"\""))


def config(site: Published) -> str:
    """Return the text of the file (nginx 1.18 or newer, with http_gzip_static and http_rewrite)."""
    feed = f"/{site.headers.feed}"
    return template(f"{NAME}.jinja", quoted=quoted, pattern=pattern).render(
        site=site,
        address=ADDRESS,
        not_found=NOT_FOUND,
        endings={feed: site.headers.content_type(feed), **site.types()},
        packed="|".join(ending.removeprefix(".") for ending in PACKED),
        security=security_txt.PATH,
        wants_brotli=WANTS_BROTLI,
    )
