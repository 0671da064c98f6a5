"""The Nu Html Checker and html5lib find nothing wrong with any page, its styles or its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit import tools
from tests.needed import needed
from tests.site.checks import validity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.built import Built

PAGE = "about/index.html"
pytestmark = pytest.mark.check("validity")


@pytest.fixture(scope="module")
def checker() -> tuple[str, Path]:
    """Return Java and the checker; where one is missing, leave these tests out and say so once."""
    return needed(
        lambda: (tools.java(), tools.module("vnu-jar/build/dist/vnu.jar")), "tests/site/test_validity.py"
    )


def test_the_nu_checker_finds_nothing(
    at_root: Built,
    checker: tuple[str, Path],
    tmp_path: Path,
    record_property: Callable[[str, list[str]], None],
) -> None:
    assert list(validity.against_nu(at_root, *checker, tmp_path)) == []
    record_property("pages", [path.removesuffix("index.html") for path, _ in at_root.pages()])


def test_html5lib_refuses_nothing(site: Built) -> None:
    assert list(validity.against_html5lib(site)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (PAGE, "</main>", "<p>x</span></main>", "Stray end tag “span”."),
        (PAGE, "</main>", "<ul><p>x</p></ul></main>", "Element “p” not allowed as child of element “ul”"),
        (
            PAGE,
            "</main>",
            "<p align=right>x</p></main>",
            "The “align” attribute on the “p” element is obsolete",
        ),
        (PAGE, "</style>", "p{colour:red}</style>", "Property “colour” doesn't exist"),
        (PAGE, "</main>", "<section><p>x</p></section></main>", "Section lacks heading"),
        ("favicon.svg", "</svg>", "<x/></svg>", "Element “x” not allowed as child of element “svg”"),
        (PAGE, "</main>", "<script>1</script></main>", "Inline script violates Content Security Policy"),
    ],
)
def test_what_the_nu_checker_must_find(
    at_root: Built, checker: tuple[str, Path], tmp_path: Path, path: str, old: str, new: str, found: str
) -> None:
    one = type(at_root)({path: at_root.files[path]}, at_root.url).with_fault(path, old, new)
    said = list(validity.against_nu(one, *checker, tmp_path))
    assert any(found in line for line in said), said
    assert all(line.startswith(f"{path}:") for line in said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</main>", "</span></main>"),
        ("<body>", '<body a="1" a="2">'),
        ("</main>", "<table><p>x</table></main>"),
        ("<!doctype html>", ""),
    ],
)
def test_what_html5lib_refuses_is_found(at_root: Built, old: str, new: str) -> None:
    found = list(validity.against_html5lib(at_root.with_fault(PAGE, old, new)))
    assert [line.partition(":")[0] for line in found] == [PAGE]
