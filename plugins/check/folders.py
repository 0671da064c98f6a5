"""The folders below content/, and what is wrong with a file that is in none of them or in the wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.model import downloads
from plugins.model.links import DOWNLOAD, PAGE, PICTURES
from plugins.read.pictures import DRAWING, RASTER

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

DATA, TABLE = "data/", ".toml"
PICTURE_TYPES = tuple(sorted((*RASTER, DRAWING)))
# What an editor may have, by the ending of its name → the code of the problem; whatever else there may be has
# no use here.
CODES = {
    PAGE: "unknown-folder",
    TABLE: "misplaced-data",
    DOWNLOAD: "misplaced-pdf",
    **dict.fromkeys(PICTURE_TYPES, "misplaced-image"),
    **dict.fromkeys((".heic", ".heif"), "heic-image"),
    **dict.fromkeys((".ai", ".bmp", ".eps", ".jfif", ".jxl", ".psd", ".tif", ".tiff"), "wrong-file-type"),
    **dict.fromkeys((".markdown", ".mdown", ".mdx", ".mkd", ".text", ".txt"), "not-markdown"),
    **dict.fromkeys((".csv", ".doc", ".docm", ".docx", ".jtd", ".key", ".numbers"), "office-document"),
    **dict.fromkeys((".odp", ".ods", ".odt", ".pages", ".ppt", ".pptm", ".pptx"), "office-document"),
    **dict.fromkeys((".pub", ".rtf", ".xls", ".xlsm", ".xlsx"), "office-document"),
}
OTHER = "foreign-file"
# What systems leave beside files, in small letters.
BY_SYSTEMS = {".ds_store", "desktop.ini", "ehthumbs.db", "thumbs.db"}
# Code → what its message needs.
DETAILS = {
    "unknown-folder": ("languages",),
    "misplaced-data": ("folder",),
    "misplaced-pdf": ("folder", "link"),
    "pdf-without-language": ("folders", "link"),
    "misplaced-image": ("folder", "name"),
    "wrong-file-type": ("ending", "folder"),
    "not-markdown": ("name",),
    "office-document": ("ending", "folders"),
    "capital-ending": ("name",),
}
SAVE_AS = "Save_as"  # where a page may say its own address, its name does not make one

EXAMPLE = "summer-holidays"  # where a name has no Latin letters


@dataclass(frozen=True)
class Folder:
    """A folder below content/ (with a slash at its end), and which files may lie in it."""

    path: str
    types: tuple[str, ...]
    may_be_number: bool = True  # a file's name


@dataclass(frozen=True)
class Layout:
    """What folders are named after: the languages, the kinds of page, and the setting `DOWNLOADS`."""

    languages: Collection[str]
    kinds: Mapping[str, Any]
    downloads: str

    @property
    def pdfs(self) -> dict[str, str]:
        """Return language → folder of PDFs."""
        return downloads.folders(self.languages, self.downloads)


def folders(layout: Layout) -> list[Folder]:
    """Return all folders whose files are published, or read."""
    pages = [
        Folder(f"{language}/{name}/", (PAGE,), may_be_number=SAVE_AS in kind["allows"])
        for language in layout.languages
        for name, kind in layout.kinds.items()
    ]
    pdfs = [Folder(path, (DOWNLOAD,)) for path in layout.pdfs.values()]
    return [*pages, *pdfs, Folder(PICTURES, PICTURE_TYPES), Folder(DATA, (TABLE,))]


def misplaced(path: str, folder: Folder | None, layout: Layout, root: str) -> tuple[str, dict[str, str]]:
    """Return code and details of the problem of a file that may not lie where it does.

    `root` is the name of content/.
    """
    stem, ending = _parts(path)
    code, language = _code(path, folder), path.partition("/")[0]
    if code == "misplaced-pdf" and language not in layout.languages:
        code = "pdf-without-language"
    name = "-".join(re.findall("[a-z0-9]+", stem.lower())) or EXAMPLE
    own = {"misplaced-data": DATA, "misplaced-pdf": layout.pdfs.get(language, "")}.get(code, PICTURES)
    details = {
        "ending": ending,
        "folder": f"{root}/{own}",
        "folders": ", ".join(f"{root}/{path}" for path in layout.pdfs.values()),
        "languages": ", ".join(layout.languages),
        "link": f"../{layout.downloads}/{name}{ending}",
        "name": f"{name}{PAGE if code == 'not-markdown' else ending}",
    }
    return code, {key: details[key] for key in DETAILS.get(code, ())}


def _code(path: str, folder: Folder | None) -> str:
    _, ending = _parts(path)
    if folder and ending in folder.types:
        return "capital-ending"
    if path.rpartition("/")[2].lower() in BY_SYSTEMS:
        return "system-file"
    if not ending and folder and folder.types == (PAGE,):
        return "not-markdown"
    return CODES.get(ending, OTHER)


def _parts(path: str) -> tuple[str, str]:
    """Return the name of a file without its ending, and the ending in small letters."""
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending.lower()}") if dot and stem else (name, "")
