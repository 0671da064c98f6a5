"""Edits that a build must refuse: each leaves the site as it was, and is taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.model.translation_status import KEY
from tests.incremental import texts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

LONG = "long " * 40
# What is written into a page's text, or into its head in place of an entry.
IN_TEXT = (
    "[a page](not-there-{n}.md)",
    "[a part](#not-there-{n})",
    "![a picture](../../images/not-there-{n}.svg)",
    "<script>{n}</script>",
    "(052-999-{n:04})",
)
IN_HEAD = {"Title": f"{LONG}{{n}}", "Topics": "topic-not-there-{n}", "Modified": "day {n}", "Colour": "{n}"}
IN_DATA = ("= {n}\n", '\n[[terms]]\nid = "assessment"\nname.ja = "{n}"\n')
IN_TEMPLATE = ("{{% if {n} %}}", "{{{{ nothing_{n}.at_all }}}}", '{{{{ _("Not translated {n}") }}}}')
IN_SETTINGS = ("PATH = {n} +\n", "MENU['header'].append('page-{n}')\n", "raise ValueError({n})\n")
IN_STYLE = "}} .a-{n} {{"


def in_page(project: Path, rng: Random) -> str:
    """Write something wrong into a page."""
    path, number = rng.choice(texts.pages(project, *texts.DATED)), rng.randrange(10_000)
    if rng.random() < 1 / 2:
        words = rng.choice(IN_TEXT).format(n=number)
        texts.change(path, lambda text: texts.with_block(text, words, rng))
    else:
        key = rng.choice(sorted(IN_HEAD))
        words = f"{key}: {IN_HEAD[key].format(n=number)}"
        texts.set_entry(path, key, IN_HEAD[key].format(n=number))
    return f"{texts.name(project, path)}: {words}"


def in_pages(project: Path, rng: Random) -> str:
    """Let two pages, each right by itself, not go together."""
    found = [path for path in texts.pages(project, *texts.DATED) if texts.entry(texts.read(path), "Title")]
    linked = sorted(texts.linked(project).intersection(found))
    originals = [
        path
        for path in found
        if any(texts.entry(texts.read(o), KEY) for o in texts.versions(project, path) if o != path)
    ]
    match rng.choice(("renamed", "original", "draft", "alias")):
        case "original":
            path = rng.choice(originals)
            path.unlink()
        case "draft":
            path = rng.choice(linked)
            texts.set_entry(path, "Status", "draft")
        case "alias":
            path = rng.choice(found)
            texts.set_entry(path, "Aliases", "guide/")
        case _:
            path = rng.choice(linked)
            path.rename(path.with_stem(f"lost-{texts.number(rng)}"))
    return f"{texts.name(project, path)}: not as others need it"


def in_files(project: Path, rng: Random) -> str:
    """Put something there that is not what it claims, or take away what is needed."""
    content, number = project / "content", texts.number(rng)
    match rng.choice(("picture", "folder", "encoding", "data", "page")):
        case "picture":
            path = rng.choice(sorted((content / "images").glob("*.svg")))
            path.write_bytes(b"no picture")
        case "folder":
            path = content / "ja" / f"astray-{number}.md"
            texts.write(path, "Astray.\n")
        case "encoding":
            path = rng.choice(texts.pages(project))
            path.write_bytes(texts.read(path).encode() + b"\xff\n")
        case "data":
            path = content / "data" / "offices.toml"
            path.unlink()
        case _:
            path = content / rng.choice(texts.LANGUAGES) / "pages" / "about.md"
            path.unlink()
    return f"{path.relative_to(project)}: not what it should be"


def in_data(project: Path, rng: Random) -> str:
    """Write something wrong into data."""
    words = rng.choice(IN_DATA).format(n=texts.number(rng))
    path = project / "content" / "data" / "glossary.toml"
    texts.change(path, lambda text: text + words)
    return f"glossary.toml: {words!r}"


def in_theme(project: Path, rng: Random) -> str:
    """Break a template, a stylesheet or the catalogue."""
    theme, number = project / "theme", texts.number(rng)
    if (dice := rng.random()) < 1 / 2:
        words = rng.choice(IN_TEMPLATE).format(n=number)
        path = theme / "templates" / "base.html"
        texts.replaced(path, "</main>", lambda match: f"{words}{match[0]}")
        return f"base.html: {words}"
    if dice < 3 / 4:
        words = IN_STYLE.format(n=number)
        texts.change(theme / "css" / "base.css", lambda text: text + words)
        return f"base.css: {words}"
    path = theme / "translations" / "ja" / "LC_MESSAGES" / "messages.po"
    found = rng.choice(re.findall(r'(?m)^msgstr "[^"\n]+"$', texts.read(path)))
    texts.change(path, lambda text: text.replace(found, 'msgstr ""'))
    return f"messages.po: nothing for {found}"


def in_settings(project: Path, rng: Random) -> str:
    """Break the settings."""
    words = rng.choice(IN_SETTINGS).format(n=texts.number(rng))
    texts.change(project / "pelicanconf.py", lambda text: text + words)
    return f"pelicanconf.py: {words!r}"
