"""HTML, CSS and SVG are valid, by the Nu Html Checker and by html5lib; each yields what is not."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import html5lib
from html5lib.html5parser import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site.built import Built

CHECKED = (".html", ".svg")  # a page's styles are inside
PATIENCE = 120  # seconds
# The checker takes structured data for a script. HTML, "prepare the script element": a script element of
# another type than that of a script is a data block, which is not run, and the policy is never asked.
DATA_BLOCK = (
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive",
    '<script type="application/ld+json">',
)


def against_nu(site: Built, java: str, jar: Path, folder: Path) -> Iterator[str]:
    """Yield what the Nu Html Checker says of any page or picture, warnings too; `folder` is an empty one."""
    for path, content in site.files.items():
        if path.endswith(CHECKED):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    options = ["--format", "json", "--also-check-svg", "--exit-zero-always", "--stdout"]
    done = subprocess.run(  # noqa: S603 - the checker itself
        [java, "-jar", str(jar), *options, str(folder)], capture_output=True, check=True, timeout=PATIENCE
    )
    for message in json.loads(done.stdout)["messages"]:
        if not is_data_block(message):
            path = message["url"].partition(f"{folder.as_posix()}/")[2]
            yield f"{path}:{message.get('lastLine', 1)}: {message['message']}"


def is_data_block(message: dict[str, Any]) -> bool:
    """Tell whether the checker has taken structured data for a script."""
    text, element = DATA_BLOCK
    return str(message["message"]).startswith(text) and element in message.get("extract", "")


def against_html5lib(site: Built) -> Iterator[str]:
    """Yield pages that html5lib's strict parser refuses, and where."""
    for path, content in sorted(site.files.items()):
        if path.endswith(".html"):
            parser = html5lib.HTMLParser(strict=True)
            try:
                parser.parse(content)
            except ParseError as error:
                yield f"{path}: {error}"
