"""The Nu Html Checker and html5lib find nothing wrong with any page, its styles or its pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from audit import tools
from tests.needed import needed
from tests.site import days
from tests.site.built import Built
from tests.site.checks import validity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.checks.validity import Message

    Checker = Callable[[Built], list[Message]]

pytestmark = pytest.mark.check("validity")
PAGE, ICON = "about/index.html", "favicon.svg"
SAME = re.compile(r"/item-[1-9]")  # news that differ from the first by their number only
SUPPRESSED = "in this context. (Suppressing further errors from this subtree.)"
UNHASHED = (
    "Inline style violates Content Security Policy (meta tag): blocked by “style-src” directive "
    "(missing “‘unsafe-inline’” or nonce/hash)."
)
NO_HEADING = (
    "Section lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all sections, "
    "or else use a “div” element instead for any cases where no heading is needed."
)
UNKNOWN = "The “x” element is a completely-unknown element that is not allowed anywhere in any SVG content."
SCRIPT = (
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive "
    "(missing “‘unsafe-inline’” or nonce/hash)."
)
PICTURE = (
    "Resource violates Content Security Policy (meta tag): image “https://elsewhere.example/a.png” blocked "
    "by “img-src” directive."
)
# A file, what is put in before which end tag, and all that is found.
FAULTS: list[tuple[str, str, str, list[str]]] = [
    (PAGE, "<p>x</span></p>", "</main>", ["Stray end tag “span”."]),
    (
        PAGE,
        "<p><b><i>x</b></i></p>",
        "</main>",
        ["End tag “b” violates nesting rules.", "No “i” element in scope but a “i” end tag seen."],
    ),
    (
        PAGE,
        "<ul><p>x</p></ul>",
        "</main>",
        [f"Element “p” not allowed as child of element “ul” {SUPPRESSED}"],
    ),
    (
        PAGE,
        "<p colour=red>x</p>",
        "</main>",
        ["Attribute “colour” not allowed on element “p” at this point."],
    ),
    (
        PAGE,
        "<p align=right>x</p>",
        "</main>",
        ["The “align” attribute on the “p” element is obsolete. Use CSS instead."],
    ),
    (
        PAGE,
        '<p id="main">x</p>',
        "</main>",
        ["Duplicate ID “main”.", "The first occurrence of ID “main” was here."],
    ),
    (PAGE, "<section><p>x</p></section>", "</main>", [NO_HEADING]),
    (PAGE, "<script>1</script>", "</main>", [SCRIPT]),
    (PAGE, '<img src="https://elsewhere.example/a.png" alt="">', "</main>", [PICTURE]),
    (PAGE, "p{colour:red}", "</style>", ["CSS: “colour”: Property “colour” doesn't exist.", UNHASHED]),
    (PAGE, "p{color:redd}", "</style>", ["CSS: “color”: “redd” is not a “color” value.", UNHASHED]),
    (PAGE, "p{color:red}}", "</style>", ["CSS: Parse Error.", UNHASHED]),
    (
        PAGE,
        '<svg viewBox="0 0 1 1"><path d="x"/></svg>',
        "</main>",
        ["Bad value “x” for attribute “d” on element “path”: Expected command but found “x” (context: “x”)."],
    ),
    (
        ICON,
        "<x/>",
        "</svg>",
        [f"Element “x” not allowed as child of element “svg” {SUPPRESSED}", UNKNOWN],
    ),
    (ICON, "<path>", "</svg>", ["required character (found “s”) (expected “p”)"]),
]


@pytest.fixture(scope="module")
def nu(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """Return what asks the Nu Html Checker; where it is missing, leave its tests out and say so once."""
    java, jar = needed(
        lambda: (tools.java(), tools.module("vnu-jar/build/dist/vnu.jar")), "tests/site/test_validity.py"
    )
    return lambda site: validity.messages(site, java, jar, tmp_path_factory.mktemp("nu"))


@pytest.fixture(scope="module")
def found(real_at_root: Built, at_root: Built, nu: Checker) -> list[Message]:
    """Return all that is said of the real site and of the invented one, which has pictures, in one run."""
    sites = {"real": real_at_root, "invented": at_root}
    files = {f"{name}/{path}": data for name, site in sites.items() for path, data in site.files.items()}
    return nu(replace(at_root, files=files))


@pytest.fixture(scope="module")
def found_faults(at_root: Built, nu: Checker) -> dict[int, list[str]]:
    """Return what is found at each fault; all are looked at in one run, as Java takes long to start."""
    named = {PAGE: PAGE, ICON: at_root.static(ICON)}
    files = {
        f"{number}/{path}": at_root.with_fault(named[path], end, fault + end).files[named[path]]
        for number, (path, fault, end, _) in enumerate(FAULTS)
    }
    lines: dict[int, list[str]] = {number: [] for number in range(len(FAULTS))}
    for line in validity.against_nu(nu(replace(at_root, files=files))):
        number, _, rest = line.partition("/")
        lines[int(number)].append(rest.split(": ", 1)[1])
    return lines


def test_the_nu_checker_finds_nothing(
    found: list[Message], real_at_root: Built, record_property: Callable[[str, list[str]], None]
) -> None:
    assert list(validity.against_nu(found)) == []
    record_property("pages", [path.removesuffix("index.html") for path, _ in real_at_root.pages()])


@pytest.mark.parametrize("exception", validity.EXCEPTIONS)
def test_an_exception_is_still_needed(exception: tuple[str, str], found: list[Message]) -> None:
    assert any(validity.matches(exception, message) for message in found)


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault for _, fault, _, _ in FAULTS])
def test_what_is_not_valid_is_found(number: int, found_faults: dict[int, list[str]]) -> None:
    assert found_faults[number] == FAULTS[number][3]


def test_a_finding_says_where(nu: Checker) -> None:
    faulty = Built(
        {PAGE: b"<!doctype html>\n<html lang=en><title>x</title>\n<p></b>"}, "https://guide.example"
    )
    assert list(validity.against_nu(nu(faulty))) == [f"{PAGE}:3: Stray end tag “b”."]
    assert list(validity.against_html5lib(faulty)) == [f"{PAGE}:3: Unexpected end tag (b). Ignored."]


@pytest.mark.slow
def test_pages_are_valid_after_many_edits(edited: Built, real_at_root: Built, nu: Checker) -> None:
    assert list(validity.against_nu(nu(unlike(edited, real_at_root)))) == []


def unlike(site: Built, other: Built) -> Built:
    """Return what another site, which is looked at above, has not, or has otherwise."""
    files = {path: data for path, data in site.files.items() if data != other.files.get(path)}
    assert files
    return replace(site, files=files)


@pytest.mark.slow
def test_pages_that_come_with_time_are_valid_too(project: Path, at_root: Built, nu: Checker) -> None:
    for language in ("ja", "en"):
        for number in range(25):
            days.write(project, f"{language}/news/item-{number}.md", title=f"News {language} {number}")
        days.write(project, f"{language}/news/closed.md", more="Aliases: news/shut/\nExpires: 2027-01-05\n")
    site = days.on(project, "2027-01-06")
    for path, sign in (
        ("news/2/index.html", b'class="pagination"'),
        ("news/shut/index.html", b'http-equiv="refresh"'),
        ("en/news/closed/index.html", b"page-ended"),
    ):
        assert sign in site.files[path]
    others = unlike(site, at_root)
    one = replace(others, files={path: data for path, data in others.files.items() if not SAME.search(path)})
    assert list(validity.against_nu(nu(one))) == []
    assert list(validity.against_html5lib(one)) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "</span></main>", "Unexpected end tag (span). Ignored."),
        ("<body>", '<body a="1" a="2">', "Dropped duplicate attribute on tag."),
        (
            "</main>",
            "<table><p>x</table></main>",
            "Unexpected start tag (p) in table context caused voodoo mode.",
        ),
        ("</main>", "<p>&nosuch;</p></main>", "Named entity expected. Got none."),  # Nu lets it pass
        ("<!doctype html>", "", "Unexpected start tag (html). Expected DOCTYPE."),
    ],
)
def test_what_html5lib_refuses_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    (line,) = validity.against_html5lib(at_root.with_fault(PAGE, old, new).alone(PAGE))
    path, _, message = line.split(":", 2)
    assert (path, message) == (PAGE, f" {found}")
