"""Edits of which pages there are: added, deleted, renamed, moved, linked to each other."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from plugins.model.translation_status import KEY
from tests.incremental import notices, texts
from tests.incremental.edits.heads import LINKED, dated
from tests.incremental.project import today

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

PARENTS = ("topics", "contact/visits", "news/archive")  # some lie above other pages, or beside them
OLD_ADDRESS = 0.5  # how often one who renames a page gives it its old address
PARENT = {
    "ja": ("{n}の案内", "{n}についての案内です。", "ここから、ほかのページへ進めます。\n"),
    "en": ("Way in {n}", "The way to {n}.", "From here you can go on to other pages.\n"),
}


def _alone(project: Path) -> list[Path]:
    """Return the news that stands in one language only."""
    return [path for path in texts.pages(project, "news") if len(texts.versions(project, path)) == 1]


def _other(project: Path, path: Path) -> Path:
    """Return where a page's version in the other language lies, or would lie."""
    code, _, rest = texts.name(project, path).partition("/")
    [other] = (language for language in texts.LANGUAGES if language != code)
    return project / "content" / other / rest


def news_added(project: Path, rng: Random) -> str:
    """Write a piece of news in one language, of a day in the past or to come."""
    code, number = rng.choice(texts.LANGUAGES), texts.number(rng)
    path = project / "content" / code / "news" / f"gathering-{number}.md"
    texts.write(path, notices.text(code, number, texts.earlier(today(project), rng, 90)))
    return f"{texts.name(project, path)}: new"


def news_translated(project: Path, rng: Random) -> str:
    """Write the translation of a piece of news that has none."""
    path = rng.choice(_alone(project))
    other, number = _other(project, path), texts.number(rng)
    code = texts.language(project, other)
    text = notices.text(code, number, texts.earlier(today(project), rng, 90))
    texts.write(other, texts.recorded(text, texts.language(project, path), texts.read(path)))
    if texts.entry(texts.read(path), KEY):
        texts.set_entry(path, KEY, "")
    return f"{texts.name(project, other)}: a translation"


def news_deleted(project: Path, rng: Random) -> str:
    """Delete a piece of news in all languages, mostly one that nobody links to."""
    found, linked = texts.pages(project, "news"), texts.linked(project)
    free = [path for path in found if linked.isdisjoint(texts.versions(project, path))]
    path = rng.choice(found if rng.random() < LINKED or not free else free)
    for version in texts.versions(project, path):
        version.unlink()
    return f"{texts.name(project, path)}: deleted in all languages"


def version_deleted(project: Path, rng: Random) -> str:
    """Delete one language's version of a page; where it was the original, that is a mistake."""
    linked = texts.linked(project)
    found = [path for path in texts.pages(project, *texts.DATED) if len(texts.versions(project, path)) > 1]
    good = [path for path in found if texts.entry(texts.read(path), KEY) and path not in linked]
    path = rng.choice(found if rng.random() < LINKED or not good else good)
    path.unlink()
    return f"{texts.name(project, path)}: deleted in this language"


def language_changed(project: Path, rng: Random) -> str:
    """Move a page from one language to the other, where it is not known yet."""
    path = rng.choice(_alone(project))
    other = _other(project, path)
    other.parent.mkdir(parents=True, exist_ok=True)
    path.rename(other)
    return f"{texts.name(project, path)}: moved to {texts.language(project, other)}"


def languages_swapped(project: Path, rng: Random) -> str:
    """Let two pieces of news that have one language each change their languages' folders at once."""
    alone = _alone(project)
    found = {code: [path for path in alone if texts.language(project, path) == code] for code in ("ja", "en")}
    moved = [rng.choice(paths) for paths in found.values() if paths]
    for path in moved:
        path.rename(_other(project, path))
    return f"moved to the other language: {', '.join(texts.name(project, path) for path in moved)}"


def _relinked(project: Path, names: dict[str, str]) -> None:
    """Let all links lead to pages by their new names; names are without folder and ending."""
    known = "|".join(map(re.escape, names))
    for path in texts.pages(project):
        text = texts.read(path)
        found = re.sub(rf"(?<=[(/])({known})(?=\.md[)#])", lambda match: names[match[1]], text)
        if found != text:
            texts.write(path, found)


def renamed(project: Path, rng: Random) -> str:
    """Rename a page in all languages, and mend the links to it."""
    path = rng.choice(texts.pages(project, *texts.DATED))
    new, old = f"{path.stem.split('--')[0]}-at-{texts.number(rng)}", path.stem
    keeps_old = rng.random() < OLD_ADDRESS
    for version in texts.versions(project, path):
        moved = version.rename(version.with_stem(new))
        if keeps_old and not texts.entry(texts.read(moved), "Aliases"):
            texts.set_entry(moved, "Aliases", f"{moved.parent.name}/{old}/")
    _relinked(project, {old: new})
    return f"{texts.name(project, path)}: renamed to {new} in all languages"


def names_swapped(project: Path, rng: Random) -> str:
    """Let two articles change their names, in all languages, and links with them or not."""
    kind = rng.choice(texts.DATED)
    both = [path for path in texts.pages(project, kind) if len(texts.versions(project, path)) > 1]
    one, other = rng.sample(sorted({path.stem for path in both}), 2)
    for code in texts.LANGUAGES:
        folder = project / "content" / code / kind
        texts_of = [texts.read(folder / f"{name}.md") for name in (one, other)]
        for name, text in zip((other, one), texts_of, strict=True):
            texts.write(folder / f"{name}.md", text)
    if kind == "guide" or rng.random() < 1 / 2:
        _relinked(project, {one: other, other: one})
    return f"{kind}: {one} and {other} have changed names"


def page_added(project: Path, rng: Random) -> str:
    """Write a page above others in both languages, or delete it."""
    place, number, day = rng.choice(PARENTS), texts.number(rng), today(project)
    paths = [project / "content" / code / "pages" / f"{place}.md" for code in texts.LANGUAGES]
    if paths[0].exists():
        for path in paths:
            path.unlink()
        return f"pages/{place}: deleted"
    for path, code in zip(paths, texts.LANGUAGES, strict=True):
        title, description, body = (part.replace("{n}", str(number)) for part in PARENT[code])
        head = f"Title: {title}\nDescription: {description}\nModified: {day}\nTemplate: page"
        texts.write(path, f"---\n{head}\n---\n\n{body}")
    return f"pages/{place}: new"


def link_added(project: Path, rng: Random) -> str:
    """Let a text link to another page of its language, mostly a public one."""
    path = rng.choice(texts.pages(project))
    code, day = texts.language(project, path), today(project)
    found = [other for other in texts.pages(project) if texts.language(project, other) == code]
    public = [other for other in found if texts.is_public(texts.read(other), day)]
    target = rng.choice(found if rng.random() < LINKED else public)
    folder = posixpath.dirname(texts.name(project, path))
    address = posixpath.relpath(texts.name(project, target), folder)
    words = f"[{target.stem} {texts.number(rng)}]({address})"
    texts.change(path, lambda text: texts.with_block(text, words, rng))
    return f"{texts.name(project, path)}: a link to {texts.name(project, target)}"


def copied(project: Path, rng: Random) -> str:
    """Begin a piece of news as a copy of another one, with its own title and description."""
    path = dated(project, rng)
    while path.parent.name != "news":
        path = dated(project, rng)
    number, code = texts.number(rng), texts.language(project, path)
    title, description, _ = (part.format(n=number) for part in notices.WORDS[code])
    new = path.with_stem(f"copied-{number}")
    texts.write(new, texts.read(path))
    for key, value in {"Title": title, "Description": description, KEY: "", "Aliases": ""}.items():
        texts.write(new, texts.with_entry(texts.read(new), key, value))
    return f"{texts.name(project, new)}: a copy of {path.stem}"
