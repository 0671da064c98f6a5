"""What looks like a telephone number, a postal code or an address and is none of ours."""

from __future__ import annotations

import dataclasses

import pytest

from plugins.check.contacts import wrong
from plugins.check.known_contacts import known_contacts
from tests.plugins.check import samples

KNOWN = known_contacts(samples.DATA)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24",
        "2026/11/24 2026.11.24",
        "2026年11月24日",
        "2026-11-24から2026-12-24まで",
        "2026-11-24 10:00-12:00",
        "07-11-2024 10:00",
        "20261124 2026112400",
        "2024-25年度、2024-2025",
        "10-20人、100-200人、100-2000回、0-100",
        "10:00〜17:00、9:30、00:00:00",
        "ISBN 978-4-12-345678-9",
        "ISBN978-4-123-45678-9",
        "9784123456789 4-00-310101-8",
        "1,000円 10,000,000円 100000円",
        "p. 100-101、第100-2号、12ページ",
        "0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        "| 0 | 10 | 200 | 3000 |",
        "0000-0001-2345-6789",
        "{#plan-2026-0831}",
    ],
)
def test_dates_amounts_and_other_numbers_are_no_telephone_numbers(written: str) -> None:
    assert list(wrong(written, "x.md", KNOWN)) == []


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/2024/11/07/0123456789",
        "<https://example.org/0566234568>",
        "[資料](https://example.org/0120-123-456.pdf)",
        "![地図](../../images/0123456789.jpg)",
        "![写真](../../images/photo-448-0001.png)",
        "[1]: ../../images/0566234568.png",
        "[1]: https://example.org/448-0001",
        "Translated_from: ja 012345678901",
        "Translated_from: en 0566234568ab",
        "Translated_from: en a05662345680",
    ],
)
def test_digits_of_addresses_of_files_and_of_fingerprints_are_not_looked_at(written: str) -> None:
    assert list(wrong(written, "x.md", KNOWN)) == []


@pytest.mark.parametrize(
    "written",
    [
        "愛知県名古屋市中区錦1-2-3",
        "in Hinata-cho 5 minutes from the station",
        "Room 3, Hinata-cho hall",
        "日向町5分ほど、日向町3丁目のバス停、日向町1、2の順",
        "花咲市の3-4-5の資料",
        "口座番号は0123456789、第001234567号",
        "東京都千代田区霞が関1-2-2",
        "1-2-2 Kasumigaseki, Tokyo 100-8916",
        "123-45678、1234-5678、12-3456",
        "花咲市の人口は15万人です。",
        "花咲市で2026-11-24に集まります。",
        "花咲市では、3-4人の会です。",
        "花咲市と隣の市で2-3回",
        "花咲市内の3-4か所",
        "花咲市役所、花咲市の南",
        "Hanasaki on 2026-11-24",
        "2026-11-24 in Hanasaki",
        "Hanasaki on 10-11-2026",
        "2-3 times in Hanasaki",
        "10-12 November, Hanasaki",
        "10-20 people, Hanasaki",
    ],
)
def test_other_places_and_other_numbers_near_our_city_do_not_matter(written: str) -> None:
    assert list(wrong(written, "x.md", KNOWN)) == []


def test_a_number_inside_a_link_s_words_is_looked_at_though_its_target_is_not() -> None:
    found = wrong("[0566-23-4568](https://example.org/0566-23-4569)", "x.md", KNOWN)
    assert [problem.details["value"] for problem in found] == ["0566-23-4568"]


OTHERS = ("0566-00-1234", "〒100-8916", "花咲市東町１丁目１番地")


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("０５６６－００－１２３４", []),
        ("〒100-8916 東京都", []),
        ("花咲市東町一丁目1番地、電話0566-00-1234", []),
        ("0566001234", []),
        ("(0566)00-1234", []),
        ("+81 566-00-1234", []),
        ("0566 00 1234", []),
        ("0566ー00ー1234", []),
        ("0566-00-1235", ["wrong-phone"]),
        ("花咲市東町1丁目2番地", ["other-address"]),
    ],
)
def test_what_the_data_allow_of_others_may_stand_in_a_text(written: str, codes: list[str]) -> None:
    known = known_contacts(dataclasses.replace(samples.DATA, other_contacts=OTHERS))
    assert [problem.code for problem in wrong(written, "x.md", known)] == codes
    assert list(wrong(written, "x.md", KNOWN)) != []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("電話は03-3456-7890です。", ['"03-3456-7890"']),
        ("電話は０３（３４５６）７８９０です。", ['"03-3456-7890"']),
        ("電話は+81 3 3456 7890です。", ['"03-3456-7890"']),
        (
            "〒999-9999 花咲市夕町3-4-5\n電話 03-3456-7890",
            ['"999-9999", "花咲市夕町3-4-5", "03-3456-7890"'] * 3,
        ),
        ("0566-23-4568\n03-3456-7890", ['"03-3456-7890", "0566-23-4568"', '"03-3456-7890"']),
    ],
)
def test_the_line_that_lists_contacts_of_others_is_told_whole(text: str, lines: list[str]) -> None:
    known = known_contacts(dataclasses.replace(samples.DATA, other_contacts=("0566-00-1234",)))
    found = [problem.details["line"] for problem in wrong(text, "content/ja/guide/x.md", known)]
    assert found == [f'other_contacts = ["0566-00-1234", {line}]' for line in lines]
