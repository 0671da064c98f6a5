"""What the content and its data say, read without the plugins: the built pages are compared with this."""

from __future__ import annotations

import datetime
import re
import subprocess
import tomllib
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.site.built import PROJECT

CONTENT = PROJECT / "content"
LANGUAGES = {"ja": "", "en": "en/"}  # and where their pages live
KINDS = {"guide": "guide/", "news": "news/", "pages": ""}
PER_PAGE = 20
TODAY = datetime.datetime.now(ZoneInfo("Asia/Tokyo")).date()


def table(name: str) -> dict[str, Any]:
    """Return one of the files of content/data."""
    return tomllib.loads((CONTENT / "data" / f"{name}.toml").read_text(encoding="utf-8"))


OFFICES: list[dict[str, Any]] = table("offices")["offices"]
ALSO_PRINTED: list[dict[str, Any]] = table("offices")["also_printed"]
SECURITY_EXPIRES: datetime.date = table("security")["security"]["expires"]
SENTENCES, QUESTIONS = (len(table("first_call")[name]) for name in ("sentences", "questions"))


def international(number: str) -> str:
    """Return a number of content/data, written as in Japan, in E.164."""
    return "+81" + number.replace("-", "").removeprefix("0")


def entries(path: str) -> dict[str, str]:
    """Return the entries at the top of a source file; items of a list are joined by commas."""
    head = (CONTENT / path).read_text(encoding="utf-8").split("\n---\n")[0]
    head = re.sub(r"\n\s*- ", ",", head).replace(":,", ": ")
    return dict(re.findall(r"^(\w+): (.+)$", head, re.MULTILINE))


def state(path: str) -> str:
    """Return "draft", "scheduled", "published" or "ended"."""
    found, today = entries(path), TODAY.isoformat()
    if found.get("Status") == "draft":
        return "draft"
    if found.get("Date", "") > today:
        return "scheduled"
    return "ended" if "" < found.get("Expires", "") < today else "published"


def names(language: str, kind: str, *states: str) -> list[str]:
    """Return the names of a language's source files of one kind that are in one of `states`, or current."""
    folder = CONTENT / language / kind
    found = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))
    return [name for name in found if state(f"{language}/{kind}/{name}.md") in (states or ("published",))]


def articles() -> list[str]:
    """Return the guide's articles in their order."""
    return sorted(names("ja", "guide"), key=lambda name: int(entries(f"ja/guide/{name}.md")["Order"]))


def translated_articles() -> list[str]:
    """Return those of them that every language has."""
    return [name for name in articles() if all(name in names(code, "guide") for code in LANGUAGES)]


def page(language: str, kind: str, name: str) -> str:
    """Return the file that a source becomes."""
    path = KINDS[kind] + name
    file = "404.html" if path == "404" else f"{path}/index.html"
    return LANGUAGES[language] + file.removeprefix("index/")


def pages(language: str, *states: str) -> list[str]:
    """Return the files that a language's sources become."""
    return [page(language, kind, name) for kind in KINDS for name in names(language, kind, *states)]


def changed(revision: str) -> set[str]:
    """Return the files that come of the sources that differ from those of a git revision."""
    command = ["git", "diff", "--name-only", "--no-renames", "-z", revision, "--", "content"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603 - git
    paths = (
        path.removesuffix(".md").split("/", 3) for path in done.stdout.split("\0") if path.endswith(".md")
    )
    sources = {tuple(path[1:]) for path in paths}
    return {page(*source) for source in sources if source[0] in LANGUAGES and source[1] in KINDS}


def further_pages(language: str) -> list[str]:
    """Return the files that no source stands for: topics, and where the list of news goes on."""
    news = {name for code in LANGUAGES for name in names(code, "news")}
    found = [f"topics/{topic['id']}/index.html" for topic in table("topics")["topics"]]
    found += [f"news/{number}/index.html" for number in range(2, -(-len(news) // PER_PAGE) + 1)]
    return [LANGUAGES[language] + path for path in found]


def old_pages(language: str) -> list[str]:
    """Return the files at the old addresses that a language's sources give."""
    states = "published", "ended"
    found = [f"{language}/{kind}/{name}.md" for kind in KINDS for name in names(language, kind, *states)]
    written = ",".join(entries(path).get("Aliases", "") for path in found).split(",")
    aliases = [LANGUAGES[language] + alias.strip().removeprefix("/") for alias in written if alias]
    return [f"{alias}index.html" if alias.endswith("/") else alias for alias in aliases]


def hosts() -> set[str]:
    """Return the hosts that public texts and the data link to."""
    paths = (
        f"{language}/{kind}/{name}.md"
        for language in LANGUAGES
        for kind in KINDS
        for name in names(language, kind)
    )
    texts = [(CONTENT / path).read_text(encoding="utf-8") for path in paths]
    links = re.findall(r"https://([^/\s)>]+)", "".join(texts))
    return {*links, urlsplit(table("organisation")["organisation"]["map_url"]).netloc}
