"""Pictures of one page of each template, kept in `.audit/screenshots` so that a person can look."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from audit.tools import ROOT
from tests.browser import visits
from tests.browser.checks import paper
from tests.browser.conftest import samples
from tests.browser.visits import Fault, View
from tests.site import sources

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Pages

pytestmark = pytest.mark.slow
FOLDER = ROOT / ".audit" / "screenshots"
SHOWN = View(320, "light")  # .audit/engines has others
SMALL = 0.5  # of a sheet's size at 72 dots an inch: enough to see whether it is blank


def is_blank(path: Path) -> bool:
    """Tell whether a picture, or a sheet of a PDF, has one colour only."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return any(map(_has_one_colour, (sheet.render(scale=SMALL).to_pil() for sheet in document)))
    with Image.open(path) as picture:
        return _has_one_colour(picture)


def _has_one_colour(picture: Image.Image) -> bool:
    low, high = picture.convert("L").getextrema()
    return low == high


async def take(pages: Pages, name: str, path: str, fault: Fault | None = None) -> list[Path]:
    """Keep what a reader sees of a whole page, and what a printer would get."""
    picture, sheets = FOLDER / f"{name}-{SHOWN.width}-{SHOWN.scheme}.png", FOLDER / f"{name}.pdf"
    async with visits.visit(pages.chromium, pages.base, path, SHOWN, fault=fault) as opened:
        await opened.page.screenshot(path=picture, full_page=True)
        sheets.write_bytes(await paper.printed(opened))
    return [picture, sheets]


async def everything(pages: Pages) -> list[Path]:
    """Keep all pictures, a few at a time."""

    kinds = pages.sample_kinds

    async def one(kind: tuple[str, str]) -> list[Path]:
        return await take(pages, "-".join(kind), kinds[kind])

    return [picture for pictures in await visits.few_at_once(one, kinds) for picture in pictures]


@pytest.fixture(scope="module", autouse=True)
def _folder() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)


def test_a_person_can_look_at_one_page_of_each_template(pages: Pages) -> None:
    pictures = pages.chromium.run(everything(pages), 300)
    assert [picture.name for picture in pictures if is_blank(picture)] == []
    kinds = pages.sample_kinds
    names = {re.sub(r"-\d+-\w+$", "", picture.stem) for picture in pictures}
    assert names == {"-".join(kind) for kind in kinds}
    assert {language for _, language in kinds} == set(sources.LANGUAGES)


def test_each_template_has_a_sample_and_all_languages_are_among_them() -> None:
    kinds = {("home", "ja"): "", ("home", "en"): "en/", ("news", "ja"): "news/", ("news", "en"): "en/news/"}
    assert samples(kinds | {("map", "ja"): "map/"}) == {
        ("home", "ja"): "",
        ("news", "en"): "en/news/",
        ("map", "ja"): "map/",
    }


def test_a_blank_picture_is_found(pages: Pages) -> None:
    fault = Fault(css="body { display: none }")
    picture, sheets = pages.chromium.run(take(pages, "blank", "", fault), 60)
    assert is_blank(picture)
    for path in (picture, sheets):
        path.unlink()


def test_a_blank_sheet_is_found(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(100, 100)
        document.save(path)
    assert is_blank(path)
