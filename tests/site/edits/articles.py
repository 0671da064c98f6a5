"""Edits of the guide: articles are renamed, grow, stay behind their originals, come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.edits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORT = 10  # characters: fewer than any house style wants
# By language; all others get the last one's.
PLAIN = {"ja": "文です。", "en": "A sentence."}


def edits(project: Path) -> Iterator[str]:
    """Edit the articles; yield what has been done after each edit."""
    for name in texts.names(project, "guide"):
        _rename(project, name, f"{name}-anew")
        yield f"{name} is renamed"
    yield from _grown(project)
    yield from _reordered(project)
    yield from _come_and_gone(project)


def _rename(project: Path, old: str, new: str) -> None:
    for language, path in texts.versions(project, old).items():
        moved = path.rename(texts.source(project, language, new))
        texts.add_alias(moved, f"{old}/")
        texts.lead_elsewhere(project, language, old, new)


def _grown(project: Path) -> Iterator[str]:
    blocks = {
        "a list": "- {plain}\n- {plain} 2",
        "a heading": "## {name} {{#added}}\n\n{plain}",
        "a box": '!!! note "{name}"\n    {plain}',
        "a reading": "{{第一|だいいち}}。",
    }
    names = texts.names(project, "guide")
    for number, (what, block) in enumerate(blocks.items()):
        name = names[number % len(names)]
        language, path = next(iter(texts.versions(project, name).items()))
        texts.append(path, block.format(name=what, plain=PLAIN.get(language, PLAIN["en"])))
        yield f"{name} has {what} more, in {language} alone"
    for number, name in enumerate(names[:2]):
        for language, path in texts.versions(project, name).items():
            description = texts.entry(texts.read(path), "Description")
            texts.set_entry(path, "Description", f"{description[:SHORT].rstrip()} {number}")
            yield f"{language}: {name} has a short description"


def _reordered(project: Path) -> Iterator[str]:
    names = texts.names(project, "guide")
    for number, name in enumerate(names):
        for path in texts.versions(project, name).values():
            texts.set_entry(path, "Order", len(names) - number + 100)
    yield "the articles stand in another order"


def _come_and_gone(project: Path) -> Iterator[str]:
    first = next(iter(texts.versions(project, texts.names(project, "guide")[0]).values()))
    topics = texts.entry(texts.read(first), "Topics")
    entries = {"Date": texts.LAST_YEAR, "Order": "1", "Topics": topics, "Outcomes": "\n  - A"}
    for language in texts.LANGUAGES:
        text = PLAIN.get(language, PLAIN["en"])
        texts.write_page(project, language, "guide/added", text, **entries)
    yield "an article more"
    for language in texts.OTHERS:
        for name in texts.names(project, "guide")[:2]:
            if path := texts.versions(project, name).get(language):
                old = [alias for alias in texts.entry(texts.read(path), "Aliases").split(", ") if alias]
                path.unlink()
                texts.lead_elsewhere(project, language, name, None)
                for address in old:
                    texts.add_alias(texts.source(project, language, "pages/guide"), address)
                yield f"{name} is no longer there in {language}"
