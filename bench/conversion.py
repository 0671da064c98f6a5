"""Turn the content, data, words and styles of this site into Hugo's."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po

import pelicanconf as settings
from bench.articles import KIND, LANGUAGES
from bench.ours import ADDRESS
from plugins.model.links import PAGE, link
from plugins.model.urls import address
from plugins.read.data import load
from plugins.read.front_matter import parse
from plugins.render import messages, stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.model.document import Document
    from plugins.model.languages import Language

CONFIG = "site.json"
# What Hugo knows or our theme for it shows, under their names; the rest stays behind.
ENTRIES = {"Title": "title", "Description": "description", "Date": "date", "Modified": "lastmod"}
ENTRIES |= {"Topics": "topics", "Order": "weight", "Outcomes": "outcomes"}
TARGET = re.compile(r"(?<=\]\()[^)\s]+(?=\))")
PLACE = re.compile(r"%\((\w+)\)s")  # in an interface string


def write(project: Path, folder: Path) -> None:
    """Write all that a project shows into the folder of a Hugo site, beside its theme."""
    content, theme = project / settings.PATH, project / settings.THEME
    data = load.read({path.name: path.read_bytes() for path in (content / "data").glob("*.toml")}).table
    found = list(read(content))
    urls = {url for _, url, _ in found}
    above = {url[: end.end()] for url in urls for end in re.finditer("/", url[:-1])} | {""}
    addresses = {path: LANGUAGES[path.partition("/")[0]].prefix + url for path, url, _ in found}
    for path, url, document in found:
        name = f"{url}_index.md" if url in above else f"{url.rstrip('/')}.md"
        _write(folder / "content" / path.partition("/")[0] / name, page(document, path, addresses))
    for code, topic in ((code, topic) for code in LANGUAGES for topic in data["topics"]):
        entries = {key: topic[was][code] for key, was in (("title", "name"), ("description", "description"))}
        text = json.dumps({**entries, "hashtag": topic["hashtag"]}) + "\n"
        _write(folder / "content" / code / "topics" / topic["id"] / "_index.md", text)
    of_offices = {document.value("Office"): f"/{url}" for path, url, document in found if "/pages/" in path}
    offices = [{**office, "page": of_offices.get(office["id"], "/")} for office in data["offices"]]
    _write(folder / "data" / "offices.json", json.dumps(offices))
    _write(folder / CONFIG, json.dumps(config(data)))
    _write_assets(content, theme, folder)


def read(content: Path) -> Iterator[tuple[str, str, Document]]:
    """Yield path below a content folder, address below its language's prefix, and document of each page.

    What must have a certain file, such as 404.html, is left out: to Hugo it is a template. So are editions
    and the notes in folders for other files.
    """
    for file in sorted(content.glob("*/*/**/*.md")):
        path = file.relative_to(content).as_posix()
        language, kind, name = path.removesuffix(PAGE).split("/", 2)
        if language in LANGUAGES and kind in settings.KINDS:
            document, _ = parse(file.read_text(encoding="utf-8"), path)
            if not document.value("Save_as"):
                yield path, address(str(settings.KINDS[kind]["address"]), name), document


def page(document: Document, path: str, addresses: dict[str, str]) -> str:
    """Return a page as Hugo reads it, its entries in JSON."""
    entries = {hugo: document.value(ours) for ours, hugo in ENTRIES.items() if document.value(ours)}
    if "date" in entries:
        entries["dated"] = True  # to Hugo, every page has some date
    body = TARGET.sub(lambda found: target(path, found[0], addresses), document.body)
    return f"{json.dumps(entries, ensure_ascii=False, default=str)}\n{body}"


def target(path: str, written: str, addresses: dict[str, str]) -> str:
    """Return where a link in the text `path` leads on the site; other sites' addresses stay as they are."""
    found = link(path, written)
    if found.path not in addresses:
        return found.path or written  # a picture is named by its path
    return f"/{addresses[found.path]}" + (f"#{found.fragment}" if found.fragment else "")


def config(data: dict[str, Any]) -> dict[str, Any]:
    """Return what Hugo has to know of the site: its languages with their names and menus."""
    policy = "; ".join(" ".join(item) for item in settings.CONTENT_SECURITY_POLICY.items())
    return {
        "baseURL": f"{ADDRESS}/",
        "defaultContentLanguage": settings.DEFAULT_LANG,
        "timeZone": settings.TIMEZONE,
        "languages": {
            code: {"weight": weight, **_language(language, data)}
            for weight, (code, language) in enumerate(LANGUAGES.items(), 1)
        },
        "pagination": {"pagerSize": settings.LISTS[KIND]["per_page"]},
        "params": {"policy": policy, "feed_items": settings.FEED_ITEMS},
    }


def _language(language: Language, data: dict[str, Any]) -> dict[str, Any]:
    pattern = str(settings.KINDS[settings.MENU_KIND]["address"])
    menus = {**settings.MENU, "search": [settings.SEARCH_PAGE]}
    site, code = data["site"], language.code
    return {
        "contentDir": f"content/{code}",
        "label": language.label,
        "locale": language.locale.replace("_", "-"),
        "title": site["name"][code],
        "menus": {
            menu: [
                {"pageRef": f"/{address(pattern, name)}", "weight": at} for at, name in enumerate(names, 1)
            ]
            for menu, names in menus.items()
        },
        "params": {
            "label": language.label,
            "locale": language.locale,
            "class": "unspaced" if language.is_unspaced else "",
            "organisation": data["organisation"]["name"][code],
            **{key: site[key][code] for key in ("description", "share_image", "share_image_text")},
        },
    }


def _write_assets(content: Path, theme: Path, folder: Path) -> None:
    """Write what Hugo puts into pages or beside them: styles, drawings, pictures, interface strings."""
    for source in (theme / "static", theme / "drawings", content / "images"):
        inner = "" if source.name == "static" else source.name
        shutil.copytree(source, folder / "assets" / inner, dirs_exist_ok=True)
    style, problems = stylesheet.load(theme / "css" / "main.css", theme.name, settings.BROWSERS)
    if not style:
        raise ValueError(*problems)
    _write(folder / "assets" / "style.css", style.text)
    for code in LANGUAGES:
        is_original = code == settings.MESSAGES_LANGUAGE
        other = next(other for other in LANGUAGES if other != settings.MESSAGES_LANGUAGE)
        with messages.po_path(theme, other if is_original else code).open("rb") as file:
            words = {str(m.id): str(m.id if is_original else m.string) for m in read_po(file) if m.id}
        strings = [{"id": name, "other": PLACE.sub(r"{{ .\1 }}", text)} for name, text in words.items()]
        _write(folder / "i18n" / f"{code}.json", json.dumps(strings))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
