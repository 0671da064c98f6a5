"""Edits of news: notices are written, changed, translated, put off, ended and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugins import small_site
from tests.site.edits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATED = {"Date": texts.LAST_YEAR, "Modified": texts.LAST_YEAR}
# What writers may do, and what a page must bear.
UNUSUAL = {
    "a link that stands alone": "[example.org](https://example.org/)",
    "the same words for two links": "[A](https://example.org/a) / [A](https://example.org/b)",
    "a picture that is a link": "[![B](../../images/poster.png)](https://example.org/c) B",
    "a table with an empty corner": "|   | C |\n|---|---|\n| D | 1 |",
    "a wide table": f"| {' | '.join('ABCDEFGHIJ')} |\n|{'---|' * 10}\n| {' | '.join(['123456'] * 10)} |",
    "a word that is longer than a line": f"{'Donaudampfschiff' * 8}",
    "a heading of that kind": f"## {'Donaudampfschiff' * 4} {{#wide}}\n\nE.",
    "a list in a list": "- F\n    - G\n        - H",
    "a quotation": "> I.",
    "a line of code": f"`{'j' * 99}`",
}
LIST = "news"  # the page that old addresses of notices lead to


def edits(project: Path) -> Iterator[str]:
    """Edit the news; yield what has been done after each edit."""
    published = texts.names(project, "news")
    yield from _written(project)
    yield from _changed(project)
    for name in published:
        for language, path in texts.versions(project, name).items():
            texts.set_entry(path, "Expires", texts.YESTERDAY)
            yield f"{language}: {name} ends"
    for name in published:
        for language, path in texts.versions(project, name).items():
            path.unlink()
            texts.lead_elsewhere(project, language, name, None)
            texts.add_alias(texts.source(project, language, f"pages/{LIST}"), f"{name}/")
        yield f"{name} is deleted, and its address leads to the list"


def _written(project: Path) -> Iterator[str]:
    for name in ("first", "second"):
        for language in texts.LANGUAGES:
            texts.write_page(project, language, f"news/{name}", f"{name}.", **DATED)
        yield f"the notice {name}, in each language"
    for language in texts.LANGUAGES:
        texts.write_page(project, language, f"news/only-{language}", f"{language}.", **DATED)
        yield f"a notice in {language} alone"
    texts.write_page(project, texts.FIRST, "news/draft", "draft.", **DATED, Status="draft")
    yield "a draft"
    texts.write_page(project, texts.FIRST, "news/coming", "coming.", Date=texts.TOMORROW)
    yield "a notice for tomorrow"


def _changed(project: Path) -> Iterator[str]:
    first = texts.versions(project, "news/first")
    texts.set_entry(first[texts.FIRST], "Modified", str(texts.TODAY))
    yield "a notice was modified today"
    (project / "content" / "images" / "poster.png").write_bytes(small_site.png(pixels=(600, 400)))
    for path in first.values():
        texts.append(path, "![POSTER](../../images/poster.png)")
    yield "a picture in a notice"
    for path in first.values():
        texts.append(path, "| A | B |\n|---|---|\n| 1 | 2 |")
    yield "a table in a notice"
    for what, block in UNUSUAL.items():
        for path in first.values():
            texts.append(path, block)
        yield what
    for path in texts.versions(project, "news/second").values():
        texts.set_entry(path, "Expires", texts.TOMORROW)
    yield "a notice that ends tomorrow"
    texts.set_entry(first[texts.FIRST], "Expires", texts.YESTERDAY)
    yield "a notice has ended in one language"
    for path in texts.versions(project, "news/second").values():
        path.unlink()
    yield "a notice is deleted"
