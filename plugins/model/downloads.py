"""Files that are published as they are, to be opened or printed by themselves: PDFs, such as flyers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins.model.links import DOWNLOAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plugins.model.languages import Language


class Download(NamedTuple):
    """A PDF: its address below SITEURL, its size in bytes, and the code of its language."""

    url: str
    size: int
    language: str


def folders(languages: Iterable[str], name: str) -> dict[str, str]:
    """Return language → its folder of PDFs below content/; `name` is that of the setting `DOWNLOADS`."""
    return {language: f"{language}/{name}/" for language in languages}


def addresses(languages: Mapping[str, Language], name: str) -> tuple[str, ...]:
    """Return the address of each language's folder of PDFs below SITEURL."""
    return tuple(f"{language.prefix}{name}/" for language in languages.values())


def downloads(
    paths: Iterable[str],
    languages: Mapping[str, Language],
    name: str,
    size_of: Callable[[str], int],
) -> dict[str, Download]:
    """Return path below content/ → PDF; `size_of` tells the size of a file in bytes."""
    found = {}
    own = folders(languages, name)
    for path in sorted(paths):
        code = path.partition("/")[0]
        if code in own and path.startswith(own[code]) and path.endswith(DOWNLOAD):
            url = f"{languages[code].prefix}{path.removeprefix(f'{code}/')}"
            found[path] = Download(url, size_of(path), code)
    return found
