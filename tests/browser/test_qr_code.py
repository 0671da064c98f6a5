"""A telephone reads the contact from each office's page, on a screen and on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from PIL import Image

from tests.browser import visits
from tests.browser.checks import codes, paper
from tests.browser.visits import Fault, View
from tests.site import sources

if TYPE_CHECKING:
    from tests.browser.conftest import Pages

CODE = ".save-contact svg"
WIDTH = 768  # CSS pixels: narrower screens, which are those of telephones, do not show it
PATIENCE = 60  # seconds
PAGE = "contact/mill/"
pytestmark = pytest.mark.check("paper")  # the page that tells of tests names them together


def fields(code: str) -> dict[str, list[str]]:
    """Return the fields of a MECARD."""
    found: dict[str, list[str]] = {}
    for part in code.removeprefix("MECARD:").rstrip(";").split(";"):
        name, _, value = part.partition(":")
        found.setdefault(name, []).append(value)
    return found


# In light, in dark, and in the colours of the reader's system.
COLOURS: list[dict[str, Any]] = [
    *({"color_scheme": scheme} for scheme in visits.SCHEMES),
    {"forced_colors": "active"},
]


async def on_screen(pages: Pages, path: str, fault: Fault | None = None) -> list[list[str]]:
    """Return what is read from a screen in each of the colours."""
    view = View(WIDTH, visits.SCHEMES[0])
    async with visits.visit(pages.chromium, pages.base, path, view, fault=fault) as visit:
        found = []
        for colours in COLOURS:
            await visit.page.emulate_media(**colours)
            shot = await visit.page.locator(CODE).screenshot()
            found.append(codes.decoded(Image.open(io.BytesIO(shot))))
        return found


async def on_paper(pages: Pages, path: str) -> list[str]:
    async with visits.visit(pages.chromium, pages.base, path, View(1280, "dark")) as visit:
        return codes.printed(await paper.printed(visit))


@pytest.mark.parametrize("language", sources.LANGUAGES)
def test_the_code_and_the_file_say_what_the_page_shows(pages: Pages, language: str) -> None:
    files = pages.of.office_pages(language)
    for office in (office for office in pages.of.offices if office["id"] in files):  # an edition may lack one
        file = files[office["id"]]
        path, run = file.removesuffix("index.html"), pages.chromium.run
        found = [*run(on_screen(pages, path), PATIENCE), run(on_paper(pages, path), PATIENCE)]
        (code,) = found[0]
        assert found == [[code]] * (len(COLOURS) + 1)
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
    assert invented.chromium.run(on_screen(invented, PAGE, Fault(css=css)), PATIENCE)[0] == []


def test_a_code_for_another_number_is_told_apart() -> None:
    assert fields("MECARD:N:A;TEL:+8110;TEL:+8111;;") == {"N": ["A"], "TEL": ["+8110", "+8111"]}
