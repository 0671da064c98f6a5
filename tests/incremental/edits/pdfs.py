"""Edits of PDFs, and of links to them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import pelicanconf
from tests.incremental import texts
from tests.plugins.pdfs import pdf

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


def _all(project: Path) -> list[Path]:
    return sorted((project / "content").glob(f"*/{pelicanconf.DOWNLOADS}/*.pdf"))


def pdf_added(project: Path, rng: Random) -> str:
    """Publish a new PDF; most times link to it from a page of any language."""
    folder = project / "content" / rng.choice([*pelicanconf.LANGUAGES]) / pelicanconf.DOWNLOADS
    folder.mkdir(exist_ok=True)
    path = folder / f"new-{texts.number(rng)}.pdf"
    path.write_bytes(_content(rng))
    if rng.random() < 1 / 4:
        return f"{texts.name(project, path)}: new, and not used"
    return _linked(project, path, rng)


def pdf_replaced(project: Path, rng: Random) -> str:
    """Replace a PDF by one of another size, or one of the same size with other words."""
    if not (found := _all(project)):
        return pdf_added(project, rng)
    path = rng.choice(found)
    before = path.read_bytes()
    if b"(word " in before and rng.random() < 1 / 2:
        path.write_bytes(before.replace(b"(word ", b"(Word ", 1))
    else:
        path.write_bytes(_content(rng))
    return f"{texts.name(project, path)}: another content"


def pdf_used(project: Path, rng: Random) -> str:
    """Link to a PDF from one more page."""
    found = _all(project)
    return _linked(project, rng.choice(found), rng) if found else pdf_added(project, rng)


def _content(rng: Random) -> bytes:
    return pdf(page=f"/PieceInfo [(word {texts.number(rng)}) ({'x' * rng.randrange(4000)})]")


def _linked(project: Path, path: Path, rng: Random) -> str:
    """Write a link into a page, by a way that stays right if the page moves to another language."""
    page, name = rng.choice(texts.pages(project)), texts.name(project, path)
    address = posixpath.relpath(name, posixpath.dirname(texts.name(project, page)))
    if not address.startswith("../../"):
        address = f"../../{name.partition('/')[0]}/{address.removeprefix('../')}"
    words = f"[Flyer {texts.number(rng)}]({address})"
    texts.change(page, lambda text: texts.with_block(text, words, rng))
    return f"{name}: linked to from {texts.name(project, page)}"
