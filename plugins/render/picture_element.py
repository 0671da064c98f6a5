"""The element that shows a picture: it takes the place of each `<img>` once a text has been sanitized."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.model.assets import Asset

# In the sanitizer's notation no value has a quotation mark or an angle bracket of its own, and only the
# addresses of our own files begin so (plugins/model/links.py).
IMAGE = re.compile(
    r'<img(?P<before>(?: [a-z-]+="[^"<>]*")*?) src="\{static\}/(?P<path>[^"#]+)"(?P<behind>[^<>]*)>'
)
LAZY = ' loading="lazy"'
TAG = re.compile(r"<[^<>]*>")
NEAR = 200  # characters of HTML text, after which a picture is below the first screen of a telephone
CLEAR = ' class="clear"'  # theme/css/components/picture.css


def with_pictures(sections: Iterable[str], assets: Mapping[str, Asset], base: str, sizes: str) -> list[str]:
    """Return the sections of a text with an element for each picture of ours.

    `base` stands before addresses, `sizes` tells how wide pictures are shown. The first picture may be
    seen at once if it stands near the beginning; all others wait until readers come near.
    """

    def element(found: re.Match[str]) -> str:
        asset = assets[found["path"]]
        own = f' width="{asset.width}" height="{asset.height}"{CLEAR if asset.is_clear else ""}{LAZY}'
        image = f'<img{found["before"]} src="{base}/{asset.address}"{found["behind"]}{own}>'
        return f"<picture>{_source(asset, base, sizes)}{image}</picture>" if asset.versions else image

    first, *others = (IMAGE.sub(element, html) for html in sections)
    before, found, behind = first.partition(f"{LAZY}>")
    if found and len(TAG.sub("", f"{before}>")) <= NEAR:
        first = f"{before}>{behind}"
    return [first, *others]


def _source(asset: Asset, base: str, sizes: str) -> str:
    """Return the element that offers a picture in WebP, from which browsers choose by width."""
    if len(asset.versions) == 1:
        choice = f'srcset="{base}/{asset.versions[0][0]}"'
    else:
        files = ", ".join(f"{base}/{address} {width}w" for address, width in asset.versions)
        choice = f'srcset="{files}" sizes="{sizes}"'
    return f'<source type="image/webp" {choice}>'
