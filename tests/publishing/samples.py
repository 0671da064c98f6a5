"""A small release, as files and as its manifest."""

from __future__ import annotations

from plugins.release.manifest import Manifest, file
from plugins.release.provenance import Revision

ADDRESS = "https://guide.example"
PAGE = "<!doctype html><html lang=ja><title>案内</title>".encode() * 9
SITEMAP = "<urlset><url><loc>{}/</loc></url></urlset>"
FILES = {
    ".well-known/security.txt": b"Contact: tel:+81",
    "404.html": "ありません".encode(),
    "_headers": b"/*\n",
    "about/index.html": PAGE,
    "about/index.html.br": b"a copy",
    "en/404.html": b"Not here",
    "en/index.html": b"Guide",
    "index.html": PAGE + b"home",
    "lone.gz": b"a file of its own",
    "old/index.html": b"moved",
    "sitemap.xml": SITEMAP.format(ADDRESS).encode(),
}
SERVED = [path for path in FILES if path not in {"_headers", "about/index.html.br"}]


def manifest(files: dict[str, bytes] = FILES, redirects: dict[str, str] | None = None) -> Manifest:
    """Return the manifest of a release with these files."""
    known = {path: file(content) for path, content in files.items()}
    return Manifest(ADDRESS, "2026-11-24", Revision("0123456789", 1), {}, redirects or {}, known)
