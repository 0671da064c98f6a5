"""The languages of the site."""

from __future__ import annotations

import pytest

from plugins.model.languages import Language, languages

ENTRY = {
    "prefix": "",
    "label": "日本語",
    "locale": "ja_JP",
    "phrases": "japanese",
    "phone_format": "national",
}


def test_languages_keep_the_order_of_the_settings_so_that_the_default_comes_first() -> None:
    found = languages({"LANGUAGES": {"ja": ENTRY, "de": {**ENTRY, "prefix": "de/"}, "ar": ENTRY}})
    assert list(found) == ["ja", "de", "ar"]
    assert found["ja"] == Language("ja", "", "日本語", "ja_JP", "japanese", "national")
    assert found["de"].prefix == "de/"


def test_an_entry_that_means_nothing_is_refused() -> None:
    with pytest.raises(TypeError, match="direction"):
        languages({"LANGUAGES": {"ar": {**ENTRY, "direction": "rtl"}}})
