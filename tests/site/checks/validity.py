"""HTML, CSS and SVG are valid, by the Nu Html Checker and by html5lib; each yields what is not."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import html5lib
from html5lib.html5parser import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.site.built import Built

    Message = dict[str, Any]  # as the checker's JSON has it

CHECKED = (".html", ".svg")  # the stylesheet is inside each page
PATIENCE = 300  # seconds, on a busy machine
# For so short a run, Java's second compiler costs more than it saves. The first one needs a larger stack.
QUICKLY = ("-XX:TieredStopAtLevel=1", "-Xss8m")
# What the checker says and is not so, as patterns: each message in full, and what it is said of.
EXCEPTIONS = (
    # It takes structured data for a script. HTML, "prepare the script element": a script element of another
    # type than that of a script is a data block, which is not run, and the policy is never asked.
    (
        (
            r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive "
            r"\(missing “‘unsafe-inline’” or nonce/hash\)\."
        ),
        r'<script type="application/ld\+json">',
    ),
    # It reads files, which have no origin, and knows no picture as the site's own ('self').
    (
        (
            r"Resource violates Content Security Policy \(meta tag\): image “/static/[\w./-]+” blocked by "
            r"“img-src” directive\."
        ),
        r'<img [^>]*src="/static/[^>]*>',
    ),
    # Nor the script of the search as the site's own, for the same reason.
    (
        (
            r"Resource violates Content Security Policy \(meta tag\): external script “/static/[\w./-]+” "
            r"blocked by “script-src” directive\."
        ),
        r'<script type="module" src="/static/[^>]*>',
    ),
)


def messages(site: Built, java: str, jar: Path, folder: Path) -> list[Message]:
    """Return all that the Nu Html Checker says of pages and pictures; `folder` is an empty one."""
    for path, content in site.files.items():
        if path.endswith(CHECKED):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    options = ["--format", "json", "--also-check-svg", "--exit-zero-always", "--stdout"]
    done = subprocess.run(  # noqa: S603 - the checker itself
        [java, *QUICKLY, "-jar", str(jar), *options, str(folder)],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    found: list[Message] = json.loads(done.stdout)["messages"]
    for message in found:
        message["path"] = message.get("url", "").partition(f"{folder.as_posix()}/")[2]
    return found


def against_nu(found: Iterable[Message]) -> Iterator[str]:
    """Yield what the Nu Html Checker says, warnings too, apart from the exceptions."""
    for message in found:
        if not any(matches(exception, message) for exception in EXCEPTIONS):
            yield f"{message['path']}:{message.get('lastLine', 1)}: {message['message']}"


def matches(exception: tuple[str, str], message: Message) -> bool:
    """Tell whether an exception is meant by a message and the piece of source that it is about."""
    start = message.get("hiliteStart", 0)
    # Where its buffer ends before a line, the line end before it counts too.
    subject = message.get("extract", "")[start : start + message.get("hiliteLength", 0)].strip()
    return all(
        re.fullmatch(pattern, text, re.DOTALL)
        for pattern, text in zip(exception, (message["message"], subject), strict=True)
    )


def against_html5lib(site: Built) -> Iterator[str]:
    """Yield pages that html5lib's strict parser refuses, and where."""
    for path, content in sorted(site.files.items()):
        if path.endswith(".html"):
            parser = html5lib.HTMLParser(strict=True)
            try:
                parser.parse(content)
            except ParseError as error:
                (line, _), *_ = parser.errors[-1]
                yield f"{path}:{line}: {error}"
