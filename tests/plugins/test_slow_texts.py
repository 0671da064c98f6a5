"""No text of a size that is let in keeps a build busy: what once took minutes is told, or read in seconds."""

from __future__ import annotations

import time

import pytest

from plugins.check.files import LONGEST
from tests.plugins import reading, small_site

pytestmark = pytest.mark.slow
SECONDS = 10  # of one processor; all of them take less than five on a machine of 2020
HEAD = small_site.head("Slow")
MANY = (
    *(
        "[",
        "![",
        "[a](",
        "[a][",
        "[a]((",
        "](",
        "<a",
        "<!--",
        "<http://",
        "<a b=c ",
        "<pre>",
    ),
    *(
        "*_",
        "**a",
        "`a",
        "{",
        "{#",
        "{a|",
        "|",
        ">",
        "> a\n",
        "# a\n",
        "- a\n",
        "---\n",
        "***\n",
        "a\n---\n",
        "a\n# a\n",
        "a\n***\n",
        "!!! note\n",
        "\\[",
        "&",
    ),
    *(
        " ",
        "a ",
        "1",
        "0-",
        "03-1234-",
        "1丁目",
        "桜町1-",
        "千代田区あ1",
        "あ",
        "あ\n",
        "\u0301",
        "https://a",
    ),
    *(
        ":::a\n",
        ":::\n",
        "==a",
        " ~a",
        "＊＊a",
        "☆",
        "= ",
        "a\n: b\n",
        "#a\n\n",
        "a\n=\n\n",
        "From: -",
        "a@",
        "a\tb\n",
        'a\t"b\n',
    ),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> reading.Reading:
    return reading.start(tmp_path_factory.mktemp("slow"))


def seconds(site: reading.Reading, text: str) -> float:
    content = text.encode()[:LONGEST].decode(errors="ignore").encode()
    begun = time.process_time()
    site.read("ja/pages/slow.md", content)
    return time.process_time() - begun


@pytest.mark.parametrize("part", MANY)
def test_many_of_a_kind_are_read_in_time(site: reading.Reading, part: str) -> None:
    assert seconds(site, HEAD + part * LONGEST) < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "[a](" * 199 + "(" * LONGEST,  # as many brackets as are let through
        "|a|b|\n|-|-|\n" + "|`|" * LONGEST,
        "".join(f'{"    " * depth}!!! note "a"\n' for depth in range(110)),
        "".join(f"{'    ' * depth}- a\n" for depth in range(110)),
        "a" + " " * LONGEST + "b",
    ],
    ids=["links", "table", "boxes", "lists", "spaces"],
)
def test_other_large_texts_are_read_in_time(site: reading.Reading, text: str) -> None:
    assert seconds(site, HEAD + text) < SECONDS


@pytest.mark.parametrize("part", ["[", "a ", "a", "0 ", "{a|", "a/,"])
def test_large_heads_are_read_in_time(site: reading.Reading, part: str) -> None:
    head = HEAD.replace("Slow", part * (LONGEST // 4), 1).replace(
        "---\n", f"---\nAliases: {part * LONGEST}", 1
    )
    assert seconds(site, head[: LONGEST - 10] + "\n---\n") < SECONDS


def test_a_table_of_thousands_of_cells_is_told(site: reading.Reading) -> None:
    columns = ("a", "-")
    head = "\n".join("|".join([column] * 50) for column in columns)
    source, problems = site.read("ja/pages/slow.md", (HEAD + head + "\n|a" * 3000).encode())
    assert (source, [problem.code for problem in problems]) == (None, ["too-much-text"])
