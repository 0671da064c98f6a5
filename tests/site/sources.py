"""What content and its data say, read without the plugins: the built pages are compared with this."""

from __future__ import annotations

import datetime
import re
import subprocess
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import phonenumbers

import pelicanconf
from tests.site.built import PROJECT, SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

E164 = phonenumbers.PhoneNumberFormat.E164
LANGUAGES: dict[str, str] = {code: language["prefix"] for code, language in pelicanconf.LANGUAGES.items()}
EDITIONS = {
    code: entry["edition_of"] for code, entry in pelicanconf.LANGUAGES.items() if "edition_of" in entry
}
FURIGANA = {code: entry["furigana"] for code, entry in pelicanconf.LANGUAGES.items() if "furigana" in entry}
ZONE = ZoneInfo(pelicanconf.TIMEZONE)
KINDS = {name: str(kind["address"]).partition("{")[0] for name, kind in pelicanconf.KINDS.items()}
PER_PAGE = pelicanconf.LISTS["news"]["per_page"]


def in_words(text: dict[str, str], language: str) -> str:
    """Return the words of a text of the data; an edition without its own has those of its language."""
    return text[language] if language in text else text[EDITIONS[language]]


def international(number: str) -> str:
    """Return a number of content/data, written as in Japan, in E.164."""
    return "+81" + number.replace("-", "").removeprefix("0")


@dataclass(frozen=True)
class Sources:
    """A folder of content, as of a day."""

    content: Path
    today: datetime.date = field(default_factory=lambda: datetime.datetime.now(ZONE).date())

    def entries(self, path: str) -> dict[str, str]:
        """Return the entries at the top of a source file; items of a list are joined by commas."""
        head = (self.content / path).read_text(encoding="utf-8").split("\n---\n")[0]
        head = re.sub(r"\n\s*- ", ",", head).replace(":,", ": ")
        return dict(re.findall(r"^(\w+): (.+)$", head, re.MULTILINE))

    def state(self, path: str) -> str:
        """Return "draft", "scheduled", "published", or "ended" also where a page was taken down."""
        found, today = self.entries(path), self.today.isoformat()
        if found.get("Status") in {"draft", "withdrawn"}:
            return {"draft": "draft", "withdrawn": "ended"}[found["Status"]]
        if found.get("Date", "") > today:
            return "scheduled"
        return "ended" if "" < found.get("Expires", "") < today else "published"

    def names(self, language: str, kind: str, *states: str) -> list[str]:
        """Return the names of a language's sources of one kind that are in one of `states`, or current."""
        folder = self.content / language / kind
        found = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))
        return [
            name for name in found if self.state(f"{language}/{kind}/{name}.md") in (states or ("published",))
        ]

    def pages(self, language: str, *states: str) -> list[str]:
        """Return the files that a language's sources become."""
        return [
            self.page(language, kind, name) for kind in KINDS for name in self.names(language, kind, *states)
        ]

    def page(self, language: str, kind: str, name: str) -> str:
        """Return the file that a source becomes."""
        if own := self.entries(f"{language}/{kind}/{name}.md").get("Save_as"):
            return LANGUAGES[language] + own
        return LANGUAGES[language] + f"{KINDS[kind]}{name}/index.html".removeprefix("index/")

    def further_pages(self, language: str) -> list[str]:
        """Return the files that no source stands for: topics, and where the list of news goes on.

        An edition has none.
        """
        if language in EDITIONS:
            return []
        news = {name for code in LANGUAGES if code not in EDITIONS for name in self.names(code, "news")}
        found = [f"topics/{topic['id']}/index.html" for topic in self.data["topics"]]
        found += [f"news/{number}/index.html" for number in range(2, -(-len(news) // PER_PAGE) + 1)]
        return [LANGUAGES[language] + path for path in found]

    def old_pages(self, language: str) -> list[str]:
        """Return the files at the old addresses that a language's sources give."""
        names = ((kind, name) for kind in KINDS for name in self.names(language, kind, "published", "ended"))
        found = [f"{language}/{kind}/{name}.md" for kind, name in names]
        written = ",".join(self.entries(path).get("Aliases", "") for path in found).split(",")
        aliases = [LANGUAGES[language] + alias.strip().removeprefix("/") for alias in written if alias]
        return [f"{alias}index.html" if alias.endswith("/") else alias for alias in aliases]

    def office_pages(self, language: str, kind: str = "pages") -> dict[str, str]:
        """Return office → the file of its page of a kind, the contact page unless told otherwise."""
        names = self.names(language, kind)
        offices = {name: self.entries(f"{language}/{kind}/{name}.md").get("Office") for name in names}
        return {office: self.page(language, kind, name) for name, office in offices.items() if office}

    def hosts(self) -> set[str]:
        """Return the hosts that public texts and the data link to."""
        paths = (
            f"{language}/{kind}/{name}.md"
            for language in LANGUAGES
            for kind in KINDS
            for name in self.names(language, kind)
        )
        texts = [(self.content / path).read_text(encoding="utf-8") for path in paths]
        links = re.findall(r"https://([^/\s)>]+)", "".join(texts))
        told = [office.get("details", {}) for office in self.offices]
        addresses = [details[name] for details in told for name in ("line", "form") if name in details]
        addresses.append(self.data["organisation"]["map_url"])
        return {*links, *(urlsplit(address).netloc for address in addresses)}

    @cached_property
    def data(self) -> dict[str, Any]:
        """Return what the files of its data say, all together."""
        files = sorted((self.content / "data").glob("*.toml"))
        return {
            key: value
            for file in files
            for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items()
        }

    @property
    def offices(self) -> list[dict[str, Any]]:
        """Return the tables of the offices."""
        found: list[dict[str, Any]] = self.data["offices"]
        return found

    @property
    def phones(self) -> list[str]:
        """Return the offices' telephone numbers in E.164."""
        return [international(office["phone"]) for office in self.offices]

    @property
    def numbers(self) -> set[str]:
        """Return every number in E.164 that pages may give, those of others included."""
        faxes = [international(office["fax"]) for office in self.offices]
        others = phonenumbers.PhoneNumberMatcher("\n".join(self.data.get("other_contacts", [])), "JP")
        return {*self.phones, *faxes, *(phonenumbers.format_number(match.number, E164) for match in others)}

    @property
    def mail_addresses(self) -> set[str]:
        """Return every mail address that pages may give as a link."""
        return {office["details"]["email"] for office in self.offices if "email" in office.get("details", {})}

    @property
    def postal_codes(self) -> set[str]:
        """Return every postal code that pages may give."""
        places = [*self.offices, *self.data.get("also_printed", [])]
        others = re.findall(r"\d{3}-\d{4}", "\n".join(self.data.get("other_contacts", [])))
        return {*others, *(place["address"]["postal_code"] for place in places)}


REAL, INVENTED = Sources(PROJECT / "content"), Sources(SAMPLE / "content")


def changed(revision: str) -> set[str]:
    """Return the files that come of the real sources that differ from those of a git revision."""
    command = ["git", "diff", "--name-only", "--no-renames", "-z", revision, "--", "content"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603 - git
    paths = [path.removesuffix(".md").split("/", 3)[1:] for path in done.stdout.split("\0")]
    return {
        REAL.page(*path)
        for path in paths
        if len(path) == 3 and path[0] in LANGUAGES and path[1] in KINDS
        if (REAL.content / f"{'/'.join(path)}.md").is_file()
    }
