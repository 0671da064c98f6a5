"""Each place where people write, filled with payloads: files in a copy of the small site."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from plugins.check.files import is_name
from tests.plugins import anything, programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

KINDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("payloads.toml").read_text(encoding="utf-8")
)
PAYLOADS = [*chain.from_iterable(KINDS.values())]
PIECE = re.compile(r"<[^<>]*>?|[^<>]+|>")
CHECK = """
import json
from pathlib import Path
from plugins.run import run
done = run(Path("pelicanconf.py").resolve(), CHECK_ONLY=True, SILENT=True)
print(json.dumps([[p.path, p.line, p.code] for p in done.problems if not p.is_hint]))
"""
CATALOGUE = "theme/translations/ja/LC_MESSAGES/messages.po"
FIELDS = re.compile(r"(?m)^((?:name|short_name|description|region|locality|street|share_image_text) = ).*")
HASHTAG = re.compile(r"(?m)^(hashtag = ).*")
WORDS = "WORDS"
MESSAGE = re.compile(r'(?m)^(msgid "[^"%]+"\nmsgstr )"[^"]+"$')


def problems(project: Path) -> list[tuple[str, int, str]]:
    """Return path, line and code of each mistake that a check tells."""
    done = programs.run(project, "-c", CHECK)
    assert done.returncode == 0, done.stderr
    return [(path, line, code) for path, line, code in json.loads(done.stdout)]


def news(title: str, body: str, *, description: str = "") -> str:
    """Return a page of news."""
    head = f"Title: {title}\nDescription: {description or title}\nDate: 2026-01-02\nModified: 2026-01-02\n"
    return f"---\n{head}---\n\n{body}\n"


def texts(project: Path) -> dict[str, str]:
    """Write a page with each payload as its text."""
    return _pages(project, "text", lambda number, payload: news(f"本文{number}", payload))


def mixed(count: int, seed: str) -> Iterator[str]:
    """Yield texts that are made of pieces of payloads, of Markdown and of words."""
    pieces = [piece for payload in PAYLOADS for piece in PIECE.findall(payload)]
    for number in range(count):
        dice = Random(f"{seed} {number}")  # noqa: S311 - to be the same each time
        sources = (PAYLOADS, pieces, pieces, anything.MARKS, ("文です。", "\n\n", " ", "\n"))
        yield "".join(dice.choice(dice.choice(sources)) for _ in range(dice.randint(1, 7)))


def mixtures(project: Path, count: int, seed: str) -> dict[str, str]:
    """Write a page with each of so many mixed texts."""
    written = [*mixed(count, seed)]
    return _pages(project, "mixed", lambda number, text: news(f"混ぜた{number}", text), written)


def entries(project: Path) -> dict[str, str]:
    """Write a page with each payload of one line as its title and as its description."""

    def page(number: int, payload: str) -> str:
        words = payload.replace("\n", " ")
        return news(f"{words} {number}", "文です。", description=f"{words} {number}。")

    return _pages(project, "entry", page)


def _pages(
    project: Path, name: str, page: Callable[[int, str], str], payloads: Iterable[str] = PAYLOADS
) -> dict[str, str]:
    folder = project / "content" / "ja" / "news"
    folder.mkdir(exist_ok=True)
    written = {}
    for number, payload in enumerate(payloads):
        path = f"content/ja/news/{name}-{number}-x.md"
        with (project / path).open("w", encoding="utf-8", newline="") as file:
            file.write(page(number, payload))
        written[path] = payload
    return written


def file_names(project: Path) -> dict[str, str]:
    """Write a page whose name is each payload, as far as the file system takes it."""
    written = {}
    for number, payload in enumerate(PAYLOADS):
        path = f"content/ja/news/{payload}.md"
        if "\0" in path or "/" in payload or is_name(payload):
            continue
        (project / "content" / "ja" / "news").mkdir(exist_ok=True)
        (project / path).write_text(news(f"名前{number}", "文です。"), encoding="utf-8")
        written[path] = payload
    return written


def aliases(project: Path) -> dict[str, str]:
    """Write a page with each payload as its old address."""

    def page(number: int, payload: str) -> str:
        line = payload.replace("\n", " ")
        return news(f"前{number}", "文です。").replace("Date:", f"Aliases: {line}\nDate:", 1)

    return _pages(project, "alias", page)


def drawings(project: Path) -> dict[str, str]:
    """Write a drawing with each payload in it."""
    written = {}
    for number, payload in enumerate(PAYLOADS):
        path = f"content/images/drawing-{number}-x.svg"
        (project / path).write_text(DRAWING.format(payload), encoding="utf-8", newline="")
        written[path] = payload
    return written


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>x</title>{}</svg>\n'


def data(project: Path, payload: str) -> None:
    """Write a payload as each text of the data that may be any words."""
    path = project / "content" / "data" / "data.toml"
    words = json.dumps(payload, ensure_ascii=True)
    text = FIELDS.sub(rf"\1{{ ja = {WORDS}, en = {WORDS} }}", path.read_text(encoding="utf-8"))
    text = HASHTAG.sub(rf"\1{WORDS}", text)
    path.write_text(text.replace(WORDS, words), encoding="utf-8")


def translations(project: Path, payloads: Iterable[str]) -> dict[int, str]:
    """Write payloads as the translations of as many messages; return which stands in which line."""
    path = project / CATALOGUE
    left, written = iter(payloads), dict[int, str]()
    text = path.read_text(encoding="utf-8")

    def translate(found: re.Match[str]) -> str:
        payload = next(left, None)
        if payload is None:
            return found[0]
        written[text.count("\n", 0, found.start()) + 1] = payload
        return found[1] + json.dumps(payload.replace("\0", ""), ensure_ascii=False).replace(
            "\u2028", "\\u2028"
        )

    path.write_text(MESSAGE.sub(translate, text), encoding="utf-8")
    return written
