"""QR codes: what a telephone reads of them, on a screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup
    from PIL import Image

QR = zxingcpp.BarcodeFormats(
    zxingcpp.BarcodeFormat.QRCode
)  # looking for all other codes takes most of the time
SCALE = 200 / 72  # a printer's 200 dots an inch, from a PDF's points
# These have a code of a contact, beside which a telephone would read either; so has a sheet to fax.
OWN_CODE = ", ".join(f"main.page-{name}" for name in ("office", "fax", "leaflet", "large-print"))


def decoded(picture: Image.Image) -> list[str]:
    """Return what a reader of QR codes (ISO/IEC 18004) finds in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"), formats=QR)]


def printed(sheets: bytes) -> list[str]:
    """Return what is read from all sheets of a PDF that come out of a printer."""
    with pypdfium2.PdfDocument(sheets) as document:
        pictures = (sheet.render(scale=SCALE, grayscale=True).to_pil() for sheet in document)
        return [text for picture in pictures for text in decoded(picture)]


def problems(page: BeautifulSoup, address: str, sheets: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, element, message) where a page that has no contact to save does not tell its address."""
    if page.select(OWN_CODE):
        return
    if (found := printed(sheets)) != [address]:
        yield "code", ".page-address svg", f"is read as {found}, not as {address}"
