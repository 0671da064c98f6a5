"""What is drawn as a QR code can be read, and costs little where every page has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import segno
import zxingcpp
from PIL import Image

from plugins.render import qr_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

CARD = "MECARD:N:ひだまり会館;TEL:+81312345678;ADR:,,一番町1-2-3,千代田区,東京都,100-0001,JP;;"
URL = "https://guide.example/en/contact/mill/"
QUIET = 4


def drawn(svg: str) -> set[tuple[int, int]]:
    """Return column and row of each dark module: the path is strokes of height one, `h` dark and `m` not."""
    modules = set()
    x, y = 0, 0.0
    path = re.search(r' d="([^"]*)"', svg)
    assert path
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            modules |= {(column, int(y)) for column in range(x, x + int(values[0]))}
            x += int(values[0])
        else:
            x, y = (0, 0.0) if command == "M" else (x, y)
            x, y = x + int(values[0]), y + values[1]
    return modules


def read(svg: str) -> str:
    """Return what a reader of codes finds in a drawing whose quiet zone is as wide as it must be."""
    modules = drawn(svg)
    assert min(map(min, modules)) == QUIET
    size = max(map(max, modules)) + QUIET + 1
    picture = Image.new("L", (size, size), 255)
    for module in modules:
        picture.putpixel(module, 0)
    [code] = zxingcpp.read_barcodes(picture.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    return str(code.text)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (qr_code.robust, CARD),
        (qr_code.of_address, URL),
        (qr_code.of_address, "https://guide.example/"),
        (qr_code.of_address, f"https://guide.example/{'long/' * 60}"),
        (qr_code.of_address, "https://guide.example/ひだまり/"),
    ],
)
def test_a_code_can_be_read(make: Callable[[str], Markup], text: str) -> None:
    assert read(make(text)) == text


def test_any_address_can_be_read_with_the_one_mask() -> None:
    addresses = [f"https://guide.example/guide/{number}-{number * 7919 % 1000}/" for number in range(50)]
    assert [read(qr_code.of_address(url)) for url in addresses] == addresses


def test_the_code_of_a_contact_has_a_view_box_and_that_of_an_address_its_size() -> None:
    modules = len(segno.make(URL, error="l", boost_error=False, micro=False).matrix) + 2 * QUIET
    assert 'viewBox="0 0 ' in qr_code.robust(CARD)
    address = qr_code.of_address(URL)
    side = f"{modules * 1.5:g}"
    assert f'<svg width="{side}" height="{side}"' in address
    assert len(address) < 1500


@pytest.mark.parametrize("svg", [qr_code.robust(CARD), qr_code.of_address(URL)])
def test_a_code_is_drawn_in_black_and_has_nothing_that_the_policy_forbids(svg: str) -> None:
    assert 'stroke="#000"' in svg
    assert not re.search(r"style=|<style|<script|href", svg)
