"""One catalogue: where it lies, and what counts as translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.render import gettext_catalogue, messages

if TYPE_CHECKING:
    from pathlib import Path


def test_a_catalogue_lies_where_gettext_looks_for_it(tmp_path: Path) -> None:
    assert messages.po_path(tmp_path, "ja") == tmp_path / "translations/ja/LC_MESSAGES/messages.po"


@pytest.mark.parametrize(
    ("words", "expected"), [("", False), ("やあ", True), (("件", ""), False), (("一つ", "件"), True)]
)
def test_a_message_is_translated_when_each_of_its_forms_has_words(
    words: str | tuple[str, ...], *, expected: bool
) -> None:
    assert gettext_catalogue.is_translated(words) is expected
