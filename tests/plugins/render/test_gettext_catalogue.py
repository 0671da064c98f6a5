"""One catalogue: where it lies, and which templates cannot be read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.render import gettext_catalogue
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path


def test_a_catalogue_lies_where_gettext_looks_for_it(tmp_path: Path) -> None:
    assert gettext_catalogue.po_path(tmp_path, "ja") == tmp_path / "translations/ja/LC_MESSAGES/messages.po"


def test_a_template_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "robots.txt").write_bytes(b"\xff")
    assert list(gettext_catalogue.broken_templates(tmp_path / "templates", "templates")) == [
        Problem("templates/robots.txt", 1, "not-utf-8")
    ]


@pytest.mark.parametrize(
    ("words", "expected"), [("", False), ("やあ", True), (("件", ""), False), (("一つ", "件"), True)]
)
def test_a_message_is_translated_when_each_of_its_forms_has_words(
    words: str | tuple[str, ...], *, expected: bool
) -> None:
    assert gettext_catalogue.is_translated(words) is expected
