"""Values of the data that contradict each other."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from plugins.model.types import Phone, Slug, WebAddress
from plugins.read.data.contradictions import contradictions
from tests.plugins.samples import DATA, EN_STYLE, HALL, MILL, ORGANISATION, both

if TYPE_CHECKING:
    from plugins.model.data import Data
    from plugins.read.data.contradictions import Contradiction


def test_values_that_fit_contradict_nothing() -> None:
    assert list(contradictions(DATA, ("ja", "en"))) == []


PRINTED = DATA.also_printed[0]
NUMBER = dataclasses.replace(PRINTED, phone=Phone("+81312349999"))
NOBODY = dataclasses.replace(PRINTED, office=Slug("nobody"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            dataclasses.replace(DATA, offices=(HALL, MILL, HALL)),
            (("offices", 2, "id"), "same-id", {"id": "hall"}),
        ),
        (
            dataclasses.replace(DATA, topics=DATA.topics * 2),
            (("topics", 1, "id"), "same-id", {"id": "work"}),
        ),
        (
            dataclasses.replace(DATA, terms=DATA.terms * 2),
            (("terms", 1, "id"), "same-id", {"id": "plan"}),
        ),
        (
            dataclasses.replace(DATA, also_printed=(PRINTED, NUMBER)),
            (("also_printed", 1, "phone"), "not-the-same-number", {"office": "mill"}),
        ),
        (
            dataclasses.replace(DATA, also_printed=(NOBODY,)),
            (("also_printed", 0, "office"), "unknown-office", {"id": "nobody", "known": "hall, mill"}),
        ),
        (
            dataclasses.replace(DATA, house_styles=(*DATA.house_styles, EN_STYLE)),
            (("house_styles", 2, "language"), "same-id", {"id": "en"}),
        ),
        (
            dataclasses.replace(DATA, house_styles=(dataclasses.replace(EN_STYLE, language="fr"),)),
            (("house_styles", 0, "language"), "unknown-text-language", {"languages": "fr"}),
        ),
        (
            dataclasses.replace(
                DATA,
                organisation=dataclasses.replace(
                    ORGANISATION, address_format=both("{0}", "{locality}{street}")
                ),
            ),
            (
                ("organisation", "address_format", "ja"),
                "bad-format",
                {"places": "{postal_code}, {region}, {locality}, {street}, {country}"},
            ),
        ),
        (
            dataclasses.replace(
                DATA,
                organisation=dataclasses.replace(ORGANISATION, map_url=WebAddress("https://m.example/?{}")),
            ),
            (("organisation", "map_url"), "bad-format", {"places": "{query}"}),
        ),
    ],
)
def test_values_that_contradict_each_other_are_found(data: Data, expected: Contradiction) -> None:
    assert list(contradictions(data, ("ja", "en"))) == [expected]
