"""What the content and its data say, read without the plugins: the built pages are compared with this."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from tests.site.built import PROJECT

CONTENT = PROJECT / "content"
LANGUAGES = {"ja": "", "en": "en/"}  # and where their pages live
KINDS = {"guide": "guide/", "news": "news/", "pages": ""}
PER_PAGE = 20


def table(name: str) -> dict[str, Any]:
    """Return one of the files of content/data."""
    return tomllib.loads((CONTENT / "data" / f"{name}.toml").read_text(encoding="utf-8"))


OFFICES: list[dict[str, Any]] = table("offices")["offices"]
ALSO_PRINTED: list[dict[str, Any]] = table("offices")["also_printed"]
SENTENCES, QUESTIONS = (len(table("first_call")[name]) for name in ("sentences", "questions"))


def international(number: str) -> str:
    """Return a number of content/data, written as in Japan, in E.164."""
    return "+81" + number.replace("-", "").removeprefix("0")


def entries(path: str) -> dict[str, str]:
    """Return the entries at the top of a source file."""
    head = (CONTENT / path).read_text(encoding="utf-8").split("\n---\n")[0]
    return dict(re.findall(r"^(\w+): (.+)$", head, re.MULTILINE))


def names(language: str, kind: str) -> list[str]:
    """Return the names of a language's source files of one kind."""
    folder = CONTENT / language / kind
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))


def articles() -> list[str]:
    """Return the guide's articles in their order."""
    return sorted(names("ja", "guide"), key=lambda name: int(entries(f"ja/guide/{name}.md")["Order"]))


def pages(language: str) -> list[str]:
    """Return the files that a language's sources and topics become."""
    found = [
        f"{folder}{name}/index.html".removeprefix("index/")
        for kind, folder in KINDS.items()
        for name in names(language, kind)
        if name != "404"
    ]
    found += [f"topics/{topic['id']}/index.html" for topic in table("topics")["topics"]]
    news = {name for code in LANGUAGES for name in names(code, "news")}
    found += [f"news/{number}/index.html" for number in range(2, -(-len(news) // PER_PAGE) + 1)]
    return [LANGUAGES[language] + path for path in (*found, "404.html")]
