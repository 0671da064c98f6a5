"""The theme's stylesheets as one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.render import stylesheet

if TYPE_CHECKING:
    from pathlib import Path

MAIN = '@import "a.css";\n@import "parts/b.css";\n'
NEW, OLD = ["chrome 123", "safari 17.5", "firefox 128"], ["ios_saf 12.2", "chrome 80", "firefox 78"]


def css(folder: Path, **files: str | bytes) -> Path:
    sources = {"main": MAIN, "a": "p { color: red }\n", "b": ".x { &:hover { margin: 0 0 0 0 } }\n", **files}
    (folder / "parts").mkdir()
    for name, source in sources.items():
        path = folder / f"parts/{name}.css" if name == "b" else folder / f"{name}.css"
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return folder / "main.css"


def test_all_files_become_one_small_text_in_the_order_of_the_imports(tmp_path: Path) -> None:
    found, problems = stylesheet.load(css(tmp_path), "theme", NEW)
    assert problems == []
    assert found
    assert found.text == "p{color:red}.x{&:hover{margin:0}}"


@pytest.mark.parametrize(
    "source",
    [
        "p{color:light-dark(red,green)}",
        "@media (width<=40rem){p{color:red}}",
        "p{margin-inline:1px 2px}",
        "p{text-autospace:normal}",
    ],
)
def test_what_all_listed_browsers_know_is_not_rewritten(tmp_path: Path, source: str) -> None:
    found, _ = stylesheet.load(css(tmp_path, main=source), "theme", NEW)
    assert found
    assert found.text == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@media (width<=40rem){p{color:red}}", "@media (max-width:40rem){p{color:red}}"),
        ("p{margin-inline:1px 2px}", "p{margin-inline-start:1px;margin-inline-end:2px}"),
        ('p{content:"/";content:"/" / ""}', 'p{content:"/";content:"/" / ""}'),
        ('ul{list-style-type:none;list-style-type:""}', 'ul{list-style-type:none;list-style-type:""}'),
        (
            "p{text-decoration:underline;text-decoration-thickness:1px}",
            "p{text-decoration:underline;text-decoration-thickness:1px}",
        ),
        (
            ":root{color-scheme:light dark}p{color:light-dark(red,green)}",
            (
                ":root{--lightningcss-light:initial;--lightningcss-dark: ;color-scheme:light dark}"
                "@media (prefers-color-scheme:dark)"
                "{:root{--lightningcss-light: ;--lightningcss-dark:initial}}"
                "p{color:var(--lightningcss-light,red)var(--lightningcss-dark,green)}"
            ),
        ),
    ],
)
def test_what_an_old_browser_lacks_is_written_in_older_words(
    tmp_path: Path, source: str, expected: str
) -> None:
    found, _ = stylesheet.load(css(tmp_path, main=source), "theme", OLD)
    assert found
    assert found.text == expected


def test_the_hash_is_the_one_that_browsers_compute() -> None:
    # printf 'a{color:red}' | openssl dgst -sha256 -binary | base64
    assert (
        stylesheet.Stylesheet("a{color:red}").sources()
        == "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"
    )


def test_what_only_some_pages_need_is_a_text_of_its_own_with_its_own_hash(tmp_path: Path) -> None:
    main = css(tmp_path)
    (tmp_path / "additions" / "parts").mkdir(parents=True)
    (tmp_path / "additions" / "sheet.css").write_text('@import "parts/print.css";', encoding="utf-8")
    (tmp_path / "additions" / "parts" / "print.css").write_text("a { color: red }", encoding="utf-8")
    found, problems = stylesheet.load(main, "theme", NEW)
    assert found
    assert (dict(found.additions), problems) == ({"sheet": "a{color:red}"}, [])
    assert "color:red}.x" in found.text
    of_main, of_sheet = found.sources(found.additions).split(" ")
    assert (of_main, of_sheet) == (found.sources(), stylesheet.Stylesheet("a{color:red}").sources())


@pytest.mark.parametrize(
    ("files", "path", "line", "what"),
    [
        ({"b": "\n.x {\n  color red;\n}\n"}, "theme/css/parts/b.css", 3, 'Unexpected token Ident("red")'),
        ({"a": "p {}\n\n.a..b {}\n"}, "theme/css/a.css", 3, "Expected identifier in class selector"),
        ({"a": "p {}\nq {} }"}, "theme/css/a.css", 2, "Unexpected end of input"),
        ({"main": "@layer a;\n@import 'gone.css';"}, "theme/css/main.css", 2, "No such file"),
        ({"a": b"/* \xff */"}, "theme/css/main.css", 1, "UTF-8"),
    ],
)
def test_a_mistake_is_a_problem_in_its_file_and_line(
    tmp_path: Path, files: dict[str, str | bytes], path: str, line: int, what: str
) -> None:
    found, (problem,) = stylesheet.load(css(tmp_path, **files), "theme", NEW)
    assert found is None
    assert (problem.path, problem.line, problem.code) == (path, line, "bad-css")
    assert what in problem.details["what"]


def test_a_browser_that_nobody_knows_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = stylesheet.load(css(tmp_path), "theme", ["netscape 4"])
    assert found is None
    assert problem.code == "bad-css"
    assert "netscape" in problem.details["what"]


def test_a_theme_without_a_stylesheet_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = stylesheet.load(tmp_path / "main.css", "theme", NEW)
    assert found is None
    assert (problem.path, problem.code) == ("theme/css/main.css", "bad-css")
