"""The public site of a day with old addresses, a photo and PDFs, placed as on a server, among canaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pelicanconf as settings
from audit import serving
from plugins.model.urls import save_as
from tests.hosting.checks.addresses import CANARY
from tests.hosting.expected import Expected
from tests.plugins import pictures, programs
from tests.plugins.pdfs import pdf
from tests.site import days

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2027-01-05"
PROGRAM = "program"
MOVED = {
    f"{prefix}{old}": f"{prefix}news/closed/"
    for prefix in ("", "furigana/")
    for old in ("news/shut/", "old.html", "%E6%97%A7%E3%81%84/")
}


@dataclass(frozen=True)
class Placed:
    """A site where servers find it: `root` is the folder for the host, `release` what is for servers."""

    root: Path
    release: Path
    site: Expected

    @property
    def leads(self) -> dict[str, str]:
        """Return request target → location, for old addresses and for folders without their slash."""
        base = self.site.base
        found = {f"{base}/{old}": f"{base}/{new}" for old, new in MOVED.items()}
        folders = [target for target in self.site.targets() if target.endswith("/") and target != "/"]
        found |= {target.removesuffix("/"): target for target in folders if target not in found}
        return {
            f"{old}{query}": f"{new}{query}" for old, new in found.items() for query in ("", "?x=%E3&y=/")
        }


def place(project: Path, url: str) -> Placed:
    """Build a copy of the project for an address, and place it below a folder of its own."""
    for language in settings.LANGUAGES:
        flyer = project / "content" / language / settings.DOWNLOADS / "flyer.pdf"
        flyer.parent.mkdir(exist_ok=True)
        flyer.write_bytes(pdf())
    (project / "content" / "images" / "closed.jpg").write_bytes(pictures.photo(pictures.quarters(900, 600)))
    aliases, text = "Aliases: news/shut/, old.html, 旧い/\n", "![お休みの札](../../images/closed.jpg)"
    days.write(project, "ja/news/closed.md", more=aliases, text=text)
    add_program(project)
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(programs.QUICKLY)  # a server sends copies as they are
    built = days.on(project, DAY, url, release=True)
    output = project / "output"
    old = tuple(save_as(unquote(url)) for url in MOVED)
    files = {path: data for path, data in serving.read(output).items() if not path.startswith(old)}
    base = urlsplit(url).path
    prefixes = tuple(language["prefix"] for language in settings.LANGUAGES.values())
    headers = serving.site_headers(built.files, {**vars(settings), "WRITE_PATH": PROGRAM})
    for prefix in prefixes:
        plant(output / prefix)
    host = project / "host"
    host.mkdir()
    link = host / (base.removeprefix("/") or "current")
    link.symlink_to(output)
    return Placed(host if base else link, project / "release", Expected(files, headers, base, prefixes))


def add_program(project: Path) -> None:
    """Let the site have a page for writing, with a program that does nothing."""
    folder = project / PROGRAM
    folder.mkdir()
    (folder / "write-0A1B2C3D.js").write_text("0;\n" * 99, encoding="utf-8")
    (folder / "signs-0A1B2C3D.woff2").write_bytes(b"wOF2" * 9)
    (folder / "packages.json").write_text("{}", encoding="utf-8")
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"WRITE_PATH = {str(folder)!r}\n")


def plant(folder: Path) -> None:
    """Put canaries into a folder of the site, and beside it, where `..` leads."""
    outside = folder.parent / "canary.txt"
    outside.write_bytes(CANARY)
    (folder / ".git").mkdir()
    for name in (".env", ".git/config", "_canary.txt"):
        (folder / name).write_bytes(CANARY)
    secret = folder.parent / f"secret-{folder.name}"
    secret.mkdir()
    (secret / "canary.txt").write_bytes(CANARY)
    (folder / "link.txt").symlink_to(outside)
    (folder / "linked").symlink_to(secret)
    (folder / "link.html").symlink_to(outside)
    (folder / "link.html.br").symlink_to(outside)
    (folder / "link.html.gz").symlink_to(outside)
