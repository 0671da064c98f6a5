"""The accessibility page tells the recorded run of tests as it is, and nothing beyond it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bs4 import BeautifulSoup, Tag

    from tests.site.built import Built

SECTION = "section.test-record"
NUMBER = re.compile(r"\d+")
SENTENCE = re.compile(r"。|\.\s*")
# That a standard is met: no machine can tell it, so no page may say it.
CLAIM = re.compile(r"(?:適合|準拠)して(?:い|お)?ます|(?:conforms|conformant|compliant) (?:to|with)")
DENIED = re.compile(r"cannot show that [^.]*\.")

Told = dict[str, list[str]]


def beyond(
    site: Built, run: Mapping[str, Any], words: Mapping[str, Any], prefixes: Mapping[str, str]
) -> Iterator[str]:
    """Yield where a language's page tells more than the record and its words, or less.

    `run` and `words` are the tables of content/data; `prefixes` maps a language to where its pages live.
    """
    for path, page in site.pages():
        if not page.select(SECTION):
            continue
        language = str(page.select("html")[0]["lang"])
        schemes = [scheme["name"][language] for scheme in words["schemes"]]
        found = told(page, urlsplit(site.url).path, schemes)
        wanted = expected(run, words, language, prefixes)
        for name in wanted:
            more, less = Counter(found[name]), Counter(wanted[name])
            yield from (f"{path}: {name}: too much: {item}" for item in (more - less).elements())
            yield from (f"{path}: {name}: missing: {item}" for item in (less - more).elements())
        text = DENIED.sub("", page.select(SECTION)[0].get_text())
        yield from (f"{path}: claims: {claim}" for claim in CLAIM.findall(text))


def told(page: BeautifulSoup, base: str, schemes: Iterable[str]) -> Told:
    """Return all that a page tells of a run.

    `base` is the path of the site's own address, `schemes` the names of colour schemes.
    """
    [section] = page.select(SECTION)
    first, last = section.select("p")[0], section.select("p")[-1]
    day = section.select("time")[0]
    groups = section.select("dl:has(> [id^=check-])")
    return {
        "days": [str(tag["datetime"]) for tag in section.select("time")],
        "counts": NUMBER.findall(
            _text(first).replace(_text(day), "") + _text(section.select(".screen-only > summary")[0])
        ),
        "tools": [
            re.split(": |：", _text(tag), maxsplit=1)[-1] for tag in section.select("#test-tools > li")
        ],
        "pages": [_page(tag, base) for tag in section.select("#test-pages > li")],
        "checks": [_entry(tag) for tag in section.select("[id^=check-]")],
        "looks": [look for tag in groups for look in _looks(tag, schemes)],
        "criteria": [_entry(tag) for tag in section.select("[id^=criterion-]")],
        "limits": [_text(tag) for tag in section.select("#known-limits > li")],
        "untested": [_text(tag) for tag in section.select("#untested > li")],
        # Whatever stands there: a paragraph before each list of terms, and the first and the last one.
        "else": [
            tag.name
            for tag in section.find_all(["p", "li", "dt", "h2", "h3", "table", "img", "blockquote"])
            if tag not in (first, last)
        ],
    }


def expected(
    run: Mapping[str, Any], words: Mapping[str, Any], language: str, prefixes: Mapping[str, str]
) -> Told:
    """Return all that a page must tell."""
    passed = {check["id"]: check for check in run["checks"]}
    checks = [check for check in words["checks"] if check["id"] in passed]
    met = [criterion for criterion in words["criteria"] if passed.keys() >= {*criterion["checks"]}]
    own = [path for path in run["pages"] if _language(path, prefixes) == language]
    schemes = {scheme["id"]: scheme["name"][language] for scheme in words["schemes"]}
    ways = {str(passed[check["id"]]["looks"]): passed[check["id"]]["looks"] for check in checks}
    limits, untested = ([limit["name"][language] for limit in words[name]] for name in ("limits", "untested"))
    return {
        "days": [str(run["day"])],
        "counts": [str(len(run["pages"])), str(len(own))],
        "tools": [f"{run['browser']} {run['browser_version']}", f"axe-core {run['axe_version']}"],
        "pages": own,
        "checks": [f"check-{c['id']}: {c['name'][language]}: {c['result'][language]}" for c in checks],
        "looks": [
            f"{look['widths']} {[schemes[name] for name in schemes if name in look['schemes']]}"
            for looks in ways.values()
            for look in looks
        ],
        "criteria": [
            f"criterion-{c['number'].replace('.', '-')}: "
            f"{c['number']} {c['name'][language]}: {c['meaning'][language]}"
            for c in met
        ],
        "limits": limits,
        "untested": untested,
        "else": ["p"] * (len(ways) + bool(met))
        + ["li"] * (2 + len(own) + len(limits) + len(untested))
        + ["dt"] * (len(checks) + len(met))
        + ["h2"] * 3
        + ["h3"] * bool(met),
    }


def _language(path: str, prefixes: Mapping[str, str]) -> str:
    """Return the language whose prefix an address has, the longest one."""
    found = (code for code in prefixes if path.startswith(f"/{prefixes[code]}"))
    return max(found, key=lambda code: len(prefixes[code]))


def _text(tag: Tag) -> str:
    return tag.get_text().strip()


def _page(item: Tag, base: str) -> str:
    """Return the address that an item links to, or shows where the page is gone."""
    return str(item.a["href"]).removeprefix(base) if item.a else _text(item)


def _entry(pair: Tag) -> str:
    [name], [meaning] = pair.select("dt"), pair.select("dd")
    return f"{pair['id']}: {_text(name)}: {_text(meaning)}"


def _looks(group: Tag, schemes: Iterable[str]) -> Iterator[str]:
    """Yield widths and colour schemes that each sentence above a list of checks names."""
    above = group.find_previous_sibling("p")
    for sentence in SENTENCE.split(above.get_text() if above else ""):
        if widths := [int(number) for number in NUMBER.findall(sentence)]:
            yield f"{widths} {[name for name in schemes if name in sentence]}"
