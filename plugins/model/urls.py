"""Derive the address and the output file of a page from the name of its source."""

from __future__ import annotations

from urllib.parse import urlsplit

INDEX = "index"  # a file of this name stands for the folder that holds it


def address(pattern: str, name: str) -> str:
    """Return a page's address below its language's prefix: "guide/{name}/", "steps" → "guide/steps/"."""
    folder, _, last = name.rpartition("/")
    found = pattern.format(name=folder if last == INDEX else name)
    return found.replace("//", "/").lstrip("/")


def save_as(url: str) -> str:
    """Return the file that answers at an address: a folder's is its index.html."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def alias_url(prefix: str, alias: str) -> str:
    """Return an old address below SITEURL: `alias` is written without the prefix of its page's language."""
    return f"{prefix}{alias}"


def base_path(site_url: str) -> str:
    """Return the path of SITEURL without a slash at its end: "" for a host's root, "/guide-site" below it."""
    return urlsplit(site_url).path.rstrip("/")


def place(pattern: str, prefix: str, name: str, override: str | None) -> dict[str, str]:
    """Return Pelican's `url` and `save_as` for a source file; `override` is its own `Save_as`."""
    url = prefix + (override or address(pattern, name))
    return {"url": url, "save_as": save_as(url)}
