"""An invented site of a few short pages, which the real theme and settings build without a word."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from pathlib import Path

from audit.record import SOURCES
from plugins.check.share_images import SIZE
from plugins.model.fingerprint import fingerprint
from plugins.read.front_matter import parse
from tests.site import built

DATA = Path(__file__).with_suffix(".toml")
# What pelicanconf.py and the data ask for: the pages of the menus and those of the offices.
PAGES = {
    "404": "Save_as: 404.html\n",
    "about": "",
    "accessibility": "",
    "contact": "",
    "families": "Template: readers\n",
    "guide": "",
    "index": "Template: home\n",
    "news": "Template: news\n",
    "privacy": "",
    "search": "Template: search\n",
    "supporters": "Template: readers\n",
    "contact/hall": "Template: office\nOffice: hall\n",
    "contact/mill": "Template: office\nOffice: mill\n",
}
# The same for the edition: its text is Japanese too, and nobody translates it.
EDITION_STYLE = """\
[[edition_styles]]
language = "ja-simple"
longest_sentence = 30
longest_compound = 3
longest_phrase = 12
names = ["ひだまり会館"]
avoided = [{ word = "お越し", instead = "「来る」と書きます" }]
"""
EDITION = {
    "404": "Save_as: 404.html\n",
    "contact": "",
    "index": "Template: home\n",
    "search": "Template: search\n",
}


# The entries of pelicanconf.py that ask a reading of all kanji, which are in many a text of a test.
FURIGANA = re.compile(r' *"furigana": "[a-z]+/",\n')


def head(title: str, entries: str = "") -> str:
    """Return what stands above a right page; its last line is the fifth, or so many more as `entries` has."""
    return f"---\nTitle: {title}\nDescription: {title}.\nModified: 2026-01-02\n{entries}---\n"


def png(size: int = 0, pixels: tuple[int, int] = (1, 1)) -> bytes:
    """Return a black picture, `size` bytes larger than it needs to be (PNG 1.2)."""
    width, height = pixels
    parts = {b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)}
    parts[b"IDAT"] = zlib.compress(bytes(1 + width) * height)
    parts |= {b"teXt": b"\0" * size, b"IEND": b""}
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def write(project: Path) -> Path:
    """Copy theme, plugins and settings to a folder, and write the site's content there.

    No language has pages with furigana.
    """
    project.mkdir(exist_ok=True)
    built.copy(project, [name for name in SOURCES if name != "content"])
    settings = project / "pelicanconf.py"
    settings.write_text(FURIGANA.sub("", settings.read_text(encoding="utf-8")), encoding="utf-8")
    content = project / "content"
    for name, entries in PAGES.items():
        original = head(f"{name} ja", entries) + "\n本文です。\n"
        made_from = f"Translated_from: ja {fingerprint(parse(original, '')[0])}\n"
        texts = {"ja": original, "en": head(f"{name} en", entries + made_from) + "\nText.\n"}
        if name in EDITION:
            texts["ja-simple"] = head(f"{name} やさしい", EDITION[name]) + "\n本文です。\n"
        for language, text in texts.items():
            path = content / language / "pages" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (content / "data").mkdir()
    shutil.copy(DATA, content / "data" / "data.toml")
    (content / "data" / "edition.toml").write_text(EDITION_STYLE, encoding="utf-8")
    (content / "images").mkdir()
    (content / "images" / "share.png").write_bytes(png(pixels=SIZE))
    return project
