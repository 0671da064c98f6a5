"""QR codes (ISO/IEC 18004), drawn as inline SVG."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4  # modules around the symbol (ISO/IEC 18004, 6.3.8)
OFFICES = 64  # in each language: more than any site of this kind has
PIXELS = 1.5  # of CSS, as wide as a module is on paper: 0.4 mm


@lru_cache(OFFICES)
def robust(text: str) -> Markup:
    """Return a code of any size for what is read across a table, or from a worn sheet.

    The same contacts stand on several pages: to make their codes once saves a twentieth of a small build.
    """
    symbol = segno.make(text, error="m", micro=False, encoding="utf-8")
    return _drawn(symbol, omitsize=True)


@lru_cache(maxsize=1)  # the same page with furigana follows, and has the same address on it
def of_address(url: str) -> Markup:
    """Return a small code of fixed size for an address that also stands there in letters.

    Every page has one: it must be made in about a millisecond and cost few bytes. So its mask is not the best
    of all eight, which takes five times as long, and its correction of errors is the least. Any mask can be
    read.
    """
    symbol = segno.make(url, error="l", boost_error=False, micro=False, mask=0, encoding="utf-8")
    return _drawn(symbol, scale=PIXELS)


def _drawn(symbol: segno.QRCode, **size: float) -> Markup:
    drawing = symbol.svg_inline(border=QUIET, svgclass=None, lineclass=None, **size)
    return Markup(drawing)  # noqa: S704 - segno writes nothing but numbers
