"""A telephone reads the contact from each office's page, and from every other sheet the page's address."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
import vobject
import zxingcpp
from PIL import Image

from tests.browser import visits
from tests.browser.checks import paper
from tests.browser.visits import Fault, View
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

CODE = ".save-contact svg"
WIDTH = 768  # CSS pixels: narrower screens, which are those of telephones, do not show it
PATIENCE = 60  # seconds
SCALE = 200 / 72  # a printer's 200 dots an inch, from a PDF's points
PAGE = "contact/mill/"
# These have a code of a contact, beside which a telephone would read either; so has a sheet to fax.
OWN_CODE = ", ".join(f"main.page-{name}" for name in ("office", "fax", "leaflet", "large-print"))
pytestmark = pytest.mark.check("paper")  # the page that tells of tests names them together


def decoded(picture: Image.Image) -> list[str]:
    """Return what a reader of QR codes (ISO/IEC 18004) finds in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def fields(code: str) -> dict[str, list[str]]:
    """Return the fields of a MECARD."""
    found: dict[str, list[str]] = {}
    for part in code.removeprefix("MECARD:").rstrip(";").split(";"):
        name, _, value = part.partition(":")
        found.setdefault(name, []).append(value)
    return found


async def on_screen(
    pages: Pages, path: str, scheme: str, fault: Fault | None = None, **options: Any
) -> list[str]:
    opened = visits.visit(pages.chromium, pages.base, path, View(WIDTH, scheme), fault=fault, **options)
    async with opened as visit:
        shot = await visit.page.locator(CODE).screenshot()
    return decoded(Image.open(io.BytesIO(shot)))


async def on_paper(pages: Pages, path: str, fault: Fault | None = None) -> list[str]:
    opened = visits.visit(pages.chromium, pages.base, path, View(1280, "dark"), fault=fault)
    async with opened as visit:
        content = await paper.printed(visit)
    with pypdfium2.PdfDocument(content) as document:
        return [text for sheet in document for text in decoded(sheet.render(scale=SCALE).to_pil())]


@pytest.mark.parametrize("language", sources.LANGUAGES)
def test_the_code_and_the_file_say_what_the_page_shows(pages: Pages, language: str) -> None:
    files = pages.of.office_pages(language)
    for office in (office for office in pages.of.offices if office["id"] in files):  # an edition may lack one
        file = files[office["id"]]
        path, run = file.removesuffix("index.html"), pages.chromium.run
        found = [run(on_screen(pages, path, scheme), PATIENCE) for scheme in visits.SCHEMES]
        found.append(run(on_screen(pages, path, "dark", forced_colors="active"), PATIENCE))
        found.append(run(on_paper(pages, path), PATIENCE))
        (code,) = found[0]
        assert found == [[code]] * 4
        phone = sources.international(office["phone"])
        links = {str(link["href"]) for link in pages.site.page(file).select(".office-card a.phone")}
        card = vobject.readOne(pages.site.files[f"{path}contact.vcf"].decode())
        numbers = {line.value.removeprefix("tel:") for line in card.contents["tel"]}
        assert code.startswith("MECARD:")
        assert links == {f"tel:{phone}"}
        assert fields(code)["TEL"] == [phone]
        assert phone in numbers
        assert card.fn.value.replace(",", "") in fields(code)["N"][0].replace("\\", "").replace(",", "")


@pytest.mark.parametrize(
    "css",
    [
        f"{CODE} {{ background: black }}",
        f"{CODE} {{ inline-size: 12px }}",
        f"{CODE} {{ clip-path: inset(0 40% 0 0) }}",
    ],
)
def test_a_code_that_no_telephone_reads_is_found(invented: Pages, css: str) -> None:
    assert invented.chromium.run(on_screen(invented, PAGE, "light", Fault(css=css)), PATIENCE) == []


def test_every_page_that_has_no_contact_to_save_tells_its_address_on_paper(pages: Pages) -> None:
    without = {path for path in pages.paths if pages.html(path).select(OWN_CODE)}
    others = [path for path in pages.paths if path not in without]
    found = {path: pages.chromium.run(on_paper(pages, path), PATIENCE) for path in others}
    assert found == {path: [pages.site.address(path)] for path in others}


@pytest.mark.parametrize(
    "css",
    [
        ".page-address svg { display: none }",
        ".page-address { right: -3cm }",
        ".page-address svg { clip-path: inset(0 40% 0 0) }",
    ],
)
def test_an_address_that_no_telephone_reads_is_found(invented: Pages, css: str) -> None:
    fault = Fault(css=f"@media print {{ {css} }}")
    assert invented.chromium.run(on_paper(invented, "guide/watering/", fault), PATIENCE) == []


def test_a_code_for_another_number_is_told_apart() -> None:
    assert fields("MECARD:N:A;TEL:+8110;TEL:+8111;;") == {"N": ["A"], "TEL": ["+8110", "+8111"]}
