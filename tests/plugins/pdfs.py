"""PDFs of a few hundred bytes (ISO 32000-2), with whatever a test wants in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def pdf(
    catalogue: str = "",
    *,
    page: str = "",
    trailer: str = "",
    objects: Sequence[str] = (),
    pages: int = 1,
    nulls: int = 0,
) -> bytes:
    """Return a PDF.

    `catalogue`, `page` and `trailer` are further entries of the catalogue, of each page and of the trailer;
    `objects` are further objects, the first of which is number 10; so many `nulls` follow.
    """
    kids = " ".join("3 0 R" for _ in range(pages))
    found = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {page} >>",
        **dict(enumerate([*objects, *["null"] * nulls], start=10)),
    }
    return written(found, f"/Root 1 0 R {trailer}")


def written(objects: dict[int, str], trailer: str) -> bytes:
    """Return a file of these objects, by their numbers, with a table of where each begins."""
    data, places = bytearray(b"%PDF-1.7\n"), dict[int, int]()
    for number, text in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(max(objects) + 1)
    )
    end = f"xref\n0 {max(objects) + 1}\n{table}trailer\n<< /Size {max(objects) + 1} {trailer} >>\n"
    return bytes(data) + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()
