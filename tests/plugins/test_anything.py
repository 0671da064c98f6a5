"""Whatever a file holds, it is told what is wrong with it, or it becomes a page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings

from plugins.report.problems import Problem, mistakes
from tests.plugins import anything, reading, small_site

HEAD = small_site.head("Anything")
PATH = "ja/pages/anything.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> reading.Reading:
    return reading.start(tmp_path_factory.mktemp("anything"))


@settings(max_examples=500)
@given(content=anything.contents)
@example(content=b"---\n---\n")
@example(content=HEAD.encode())
@example(content=f"{HEAD}<![\x01".encode())
def test_every_file_becomes_a_page_or_a_mistake_in_one_of_its_lines(
    site: reading.Reading, content: bytes
) -> None:
    source, problems = site.read(PATH, content)
    found = mistakes(problems)
    assert source or found
    assert "unreadable" not in {problem.code for problem in found}
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert [problem for problem in problems if not 0 <= problem.line <= lines] == []
    assert [str(problem) for problem in problems if not is_plain(problem)] == []


def is_plain(problem: Problem) -> bool:
    """Tell whether a problem is told in one line for each language, without what a terminal would obey."""
    lines = str(problem).splitlines()
    return len(lines) == 2 and not any(unicodedata.category(char)[0] == "C" for char in "".join(lines))
