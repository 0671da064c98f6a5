"""What is left of a sheet after a fax: its number, its boxes, and codes, all in two colours and coarse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import raw

from tests.browser.checks import paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from tests.browser.visits import Finding, Visit

    Box = tuple[float, float, float, float]  # left, bottom, right, top: points from the lower left

ACROSS, DOWN = 204, 98  # dots an inch of the standard resolution (ITU-T T.4)
POINTS = 72  # an inch
HALF = 128  # a dot that is covered by half becomes black
SHEET = ".page-fax"
NUMBER, BOXES = ".fax-number", ".check-list li"
DIGITS = "0123456789"
GLYPH = (24, 36)  # pixels: what digits are brought to before they are compared
UNLIKE = 64  # mean difference of pixels, of 255, from which on a digit is none
SQUARE = (10, 20)  # points: the sides of a box to tick
FRAME = 5  # dots within which the line round a box must be: what is drawn is a little larger
SOLID = 0.8  # of a line that must be black, corners apart, and of a box that must be white


async def check(page: BeautifulSoup, visit: Visit) -> list[Finding]:
    """Return what the office that receives a sheet could not read, or not tick; other pages pass."""
    if not page.select(SHEET):
        return []
    sheet = await paper.printed(visit)
    await visit.page.emulate_media(media="print")
    found = await visit.findings_of("small-print", SHEET)
    await visit.page.emulate_media(media="null")  # as before
    await visit.probe("only-digits", NUMBER)
    alphabet = await paper.printed(visit)
    (number,) = page.select(NUMBER)
    expected = (number.get_text(strip=True), len(page.select(BOXES)))
    return found + [visit.found(*problem) for problem in problems(sheet, alphabet, *expected)]


def problems(sheet: bytes, alphabet: bytes, number: str, boxes: int) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, element, message); `alphabet` is a sheet with all digits in the type of the number."""
    read, legible = digits(sheet, number, alphabet), boxes_to_tick(sheet)
    if read != "".join(filter(str.isdecimal, number)):
        yield "number", NUMBER, f"{number} is read as {read or 'nothing'}"
    if legible != boxes:
        yield "boxes", BOXES, f"{legible} of {boxes} can be seen and ticked"
    with pypdfium2.PdfDocument(sheet) as document:
        red, green, blue = document[0].render().to_pil().convert("RGB").split()
    if ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox():
        yield "colour", "main", "not all of it is black"


def faxed(sheet: bytes) -> list[Image.Image]:
    """Return each side of what was printed as a fax brings it, stretched so that its dots are square."""
    with pypdfium2.PdfDocument(sheet) as document:
        return [_faxed(page) for page in document]


def _faxed(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    size = (round(width / POINTS * ACROSS), round(height / POINTS * DOWN))
    bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, raw.FPDF_GRAYSCALE)
    image: Image.Image = bitmap.to_pil().point(lambda value: 255 if value >= HALF else 0)
    return image.resize((size[0], round(size[1] * ACROSS / DOWN)), Image.Resampling.NEAREST)


def digits(sheet: bytes, number: str, alphabet: bytes) -> str:
    """Return the digits of a number, in one line of the first side, as the fax shows them.

    Each is read as the digit of `alphabet` that it is most like; "?" stands for what is like none of them.
    """
    with pypdfium2.PdfDocument(alphabet) as document:
        sharp = document[0].render(scale=600 / POINTS).to_pil().convert("L")
    known = dict(zip(DIGITS, _glyphs(sharp, alphabet, DIGITS), strict=True))

    def most_like(glyph: Image.Image) -> str:
        unlike = {name: _difference(glyph, other) for name, other in known.items()}
        best = min(unlike, key=lambda name: unlike[name])
        return best if unlike[best] < UNLIKE else "?"

    return "".join(map(most_like, _glyphs(faxed(sheet)[0], sheet, number)))


def _difference(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


def _glyphs(image: Image.Image, sheet: bytes, text: str) -> list[Image.Image]:
    """Return the digits of a text that stands in one line of a sheet, cut out of an image of that sheet."""
    with pypdfium2.PdfDocument(sheet) as document:
        page = document[0]
        words, size = page.get_textpage(), page.get_size()
        if not (found := words.search(text).get_next()):
            return []
        places = range(found[0], found[0] + found[1])
        boxes = [words.get_charbox(at) for at in places if words.get_text_range(at, 1) in DIGITS]
    return [_cut(image, box, size).resize(GLYPH, Image.Resampling.BOX) for box in boxes]


def _cut(image: Image.Image, box: Box, size: tuple[float, float]) -> Image.Image:
    x, y = image.width / size[0], image.height / size[1]
    left, bottom, right, top = box
    return image.crop(
        (round(left * x), round((size[1] - top) * y), round(right * x), round((size[1] - bottom) * y))
    )


def boxes_to_tick(sheet: bytes) -> int:
    """Return how many squares are black all round and white inside, as a fax brings them."""
    with pypdfium2.PdfDocument(sheet) as document:
        return sum(
            _can_be_ticked(_cut(image, box, page.get_size()))
            for page, image in zip(document, faxed(sheet), strict=True)
            for box in _squares(page)
        )


def _squares(page: pypdfium2.PdfPage) -> list[Box]:
    """Return what is drawn on a page as a square of the size of a box, each once."""
    bounds = [item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    return [*{tuple(map(round, box)): box for box in bounds if _is_square(*box)}.values()]


def _is_square(left: float, bottom: float, right: float, top: float) -> bool:
    width, height = right - left, top - bottom
    return SQUARE[0] <= width <= SQUARE[1] and abs(width - height) <= 1


def _can_be_ticked(box: Image.Image) -> bool:
    width, height = box.size
    inside = box.crop((width // 4, height // 4, 3 * width // 4, 3 * height // 4))
    if ImageStat.Stat(inside).mean[0] < SOLID * 255:
        return False
    upright = box.transpose(Image.Transpose.ROTATE_90)
    sides = (box, box.transpose(Image.Transpose.FLIP_TOP_BOTTOM), upright)
    return all(map(_begins_black, (*sides, upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM))))


def _begins_black(box: Image.Image) -> bool:
    rows = (box.crop((0, at, box.width, at + 1)) for at in range(FRAME))
    return any(ImageStat.Stat(row).mean[0] <= (1 - SOLID) * 255 for row in rows)
