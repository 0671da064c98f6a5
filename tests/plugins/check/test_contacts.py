"""Telephone numbers, postal codes and addresses that are those of the data, and those that are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.check.contacts import with_one_line, wrong, wrong_numbers
from plugins.check.known_contacts import known_contacts
from plugins.model.data import Developer
from tests.plugins.check import samples

KNOWN = known_contacts(samples.DATA)
HALL = "0566-23-4567 (ひだまり会館 / Sunny Hall)"
MILL = "0566-91-2345 (水車小屋 / The Mill)"
FAX = "0566-91-2346 (FAX, 水車小屋 / The Mill)"
HALL_CODE = "448-0831 (ひだまり会館 / Sunny Hall)"
ALL_CODES = f"{HALL_CODE}, 448-0003 (水車小屋 / The Mill), 448-0011 (水車小屋 / The Mill)"
ALL_PHONES = f"{HALL}, {MILL}, {FAX}"


def told(text: str) -> list[tuple[int, str, str, str]]:
    found = wrong(text, "content/ja/guide/x.md", KNOWN)
    return [(p.line, p.code, p.details["value"], p.details["right"]) for p in found]


def test_known_are_the_offices_and_what_a_source_prints_besides() -> None:
    assert KNOWN.phones == {"0566234567": HALL, "0566912345": MILL, "0566912346": FAX}
    assert ", ".join(KNOWN.postal_codes.values()) == ALL_CODES
    assert [(street.name, street.numbers) for street in KNOWN.streets] == [
        ("日向町", ("2", "3", "9")),
        ("hinatacho", ("2", "3", "9")),
        ("一ツ橋町", ("1", "1", "13")),
        ("hitotsubashicho", ("1", "1", "13")),
        ("月見町", ("1", "5", "4")),
        ("tsukimicho", ("1", "5", "4")),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "0566-23-4567",
        "0566(23)4567",
        "(0566)23-4567",
        "（0566）23-4567",
        "0566 23 4567",
        "0566 - 23 - 4567",
        "0566.23.4567",
        "0566234567",
        "０５６６－２３－４５６７",
        "０５６６ー２３ー４５６７",
        "0566‐23‐4567",
        "0566–23–4567",
        "0566—23—4567",
        "0566−23−4567",
        "+81 566-23-4567",
        "+81-(0)566-23-4567",
        "+81 (0)566 23 4567",
        "+81566234567",
        "0081 566 23 4567",
        "0081566234567",
        "010-81-566-23-4567",
        "TEL0566-23-4567",
        "[電話](tel:+81566234567)",
        "[電話](tel:0566234567)",
        "電話：0566-91-2345、FAX：0566-91-2346",
        "0566-91-2345/0566-91-2346",
        "Title: 電話 0566-23-4567",
        "〒448-0831 0566-23-4567",
    ],
)
def test_a_number_of_ours_may_be_written_in_any_way(written: str) -> None:
    assert told(written) == []


@pytest.mark.parametrize(
    ("written", "value", "right"),
    [
        ("0566-23-4568", "0566-23-4568", HALL),
        ("0566(23)4568", "0566(23)4568", HALL),
        ("（0566）23-4568", "(0566)23-4568", HALL),
        ("0566 23 4568です", "0566 23 4568", HALL),
        ("０５６６－２３－４５６８", "0566-23-4568", HALL),
        ("+81 566-23-4568", "+81 566-23-4568", HALL),
        ("+81-(0)566-23-4568", "+81-(0)566-23-4568", HALL),
        ("0081566234568", "0081566234568", HALL),
        ("010-81-566-23-4568", "010-81-566-23-4568", HALL),
        ("[電話](tel:+81566234568)", "+81566234568", HALL),
        ("[電話](tel:0566234568)", "0566234568", HALL),
        ("[1]: tel:0566234568", "0566234568", HALL),
        ("<tel:+81566234568>", "+81566234568", HALL),
        ("TEL0566-91-2344FAX0566-91-2346", "0566-91-2344", FAX),
        ("0566-23-456", "0566-23-456", HALL),
        ("0566-23-45677", "0566-23-45677", HALL),
        ("05662234567", "05662234567", HALL),
        ("2024年2月29日0566-23-4568", "0566-23-4568", HALL),
        ("Title: 電話は0566-23-4568", "0566-23-4568", HALL),
        ("0120-123-456", "0120-123-456", ALL_PHONES),
        ("090-1111-2222", "090-1111-2222", ALL_PHONES),
    ],
)
def test_another_number_is_told_with_the_right_one(written: str, value: str, right: str) -> None:
    assert told(written) == [(1, "wrong-phone", value, right)]


@pytest.mark.parametrize(
    ("written", "value", "right"),
    [
        ("〒448-0832", "〒448-0832", HALL_CODE),
        ("〒４４８－０８３２", "〒448-0832", HALL_CODE),
        ("〒4480832", "〒4480832", HALL_CODE),
        ("東京都千代田区霞が関1-2-2、〒100-8916", "〒100-8916", ALL_CODES),
        ("448-0832", "448-0832", HALL_CODE),
        ("443-0831", "443-0831", HALL_CODE),
        ("448-0381", "448-0381", HALL_CODE),
        ("Hanano 448-0832, Japan", "448-0832", HALL_CODE),
        ("〒999-9999 花野県花咲市日向町2-3-9", "〒999-9999", ALL_CODES),
        ("Hanasaki, Hanano 999-9999", "999-9999", ALL_CODES),
    ],
)
def test_a_postal_code_that_is_not_ours_is_told(written: str, value: str, right: str) -> None:
    assert told(written) == [(1, "wrong-postal-code", value, right)]


@pytest.mark.parametrize(
    "written",
    [
        "花野県花咲市日向町2丁目3番9号",
        "日向町二丁目三番九号",
        "日向町2丁目3番地9",
        "日向町２－３－９",
        "日向町2の3の9",
        "日向町2‐3‐9の会館",
        "日向町2丁目のお祭り",
        "日向町2024年",
        "日向町11月の会",
        "日向町3人",
        "花咲市日向町",
        "日向町の会館",
        "2-3-9 Hinata-cho, Hanasaki, Hanano 448-0831, Japan",
        "2-3-9, Hinata-cho",
        "2-3-9 Hinatacho",
        "2-3-9 hinata cho",
        "Hinata-cho 2-3-9",
        "Hinata-cho in Hanasaki",
        "In 2024 Hinata-cho",
        "〒448-0003 花野県花咲市一ツ橋町１丁目１－１３",
        "花野県花咲市月見町1丁目5番地4",
        "月見町1-5-4",
        "1-5-4 Tsukimi-cho, Hanasaki",
    ],
)
def test_an_address_of_ours_may_be_written_in_any_way(written: str) -> None:
    assert told(written) == []


@pytest.mark.parametrize(
    ("written", "value", "right"),
    [
        ("花野県花咲市日向町2-3-8です", "日向町2-3-8", "日向町2-3-9"),
        ("日向町２－３－８", "日向町2-3-8", "日向町2-3-9"),
        ("日向町2丁目3番8号", "日向町2丁目3番8号", "日向町2-3-9"),
        ("日向町二丁目三番八号", "日向町2丁目3番8号", "日向町2-3-9"),
        ("日向町2の3の8の会館", "日向町2の3の8", "日向町2-3-9"),
        ("日向町3番地", "日向町3番地", "日向町2-3-9"),
        ("日向町2-3-9-1", "日向町2-3-9-1", "日向町2-3-9"),
        ("2-3-8 Hinata-cho, Hanasaki", "2-3-8 Hinata-cho", "2-3-9 Hinata-cho"),
        ("2-3-8 HINATACHO", "2-3-8 HINATACHO", "2-3-9 Hinata-cho"),
        ("Hinata cho 2-3-8", "Hinata cho 2-3-8", "2-3-9 Hinata-cho"),
        ("月見町1丁目5番地5", "月見町1丁目5番地5", "月見町1丁目5番地4"),
        ("Description: 日向町2-3-8にあります。", "日向町2-3-8", "日向町2-3-9"),
    ],
)
def test_another_number_in_our_street_is_told(written: str, value: str, right: str) -> None:
    assert told(written) == [(1, "wrong-address", value, right)]


@pytest.mark.parametrize(
    "written",
    [
        "花咲市若葉町1-46",
        "花咲市若葉町1丁目46番地",
        "花咲市若葉1-4-6",
        "1-46 Wakaba-cho, Hanasaki",
        "1-4-6 Wakaba, Hanasaki",
    ],
)
def test_another_street_of_our_city_is_told(written: str) -> None:
    assert told(written) == [(1, "other-address", written, "")]


def test_each_is_told_in_its_own_line() -> None:
    text = "電話\n0566-23-4568\n\n0566-23-4569 か 0566-91-2340 \n日向町1-1\n"
    assert [(line, value) for line, _, value, _ in told(text)] == [
        (2, "0566-23-4568"),
        (4, "0566-23-4569"),
        (4, "0566-91-2340"),
        (5, "日向町1-1"),
    ]


def test_the_developer_s_number_is_known_where_it_stands() -> None:
    contact = samples.both("電話 0566-23-9999", "Telephone 0566-23-9999")
    developer = Developer(samples.both("花野", "Hanano"), contact)
    known = known_contacts(replace(samples.DATA, developer=developer))
    text = '[developer]\ncontact.ja = "電話 0566-23-9999"\ncontact.en = "Telephone 0566-23-9999"\n'
    assert list(wrong_numbers(text, "a.toml", known)) == []
    assert [problem.code for problem in wrong_numbers(text, "a.toml", KNOWN)] == ["wrong-phone"] * 2


def test_one_line_is_proposed_for_the_contacts_of_others_on_all_pages() -> None:
    pages = {
        "a.md": "役場は0564-11-2233、駅は0564-44-5566です。",
        "b.md": "会館は0566-23-4568です。",  # a slip in ours
        "c.md": "図書館は(0564)77-8899です。",
    }
    found = [problem for path, text in pages.items() for problem in wrong(text, path, KNOWN)]
    others = '"0564-11-2233", "0564-44-5566", "0564-77-8899"'
    told = [(p.path, p.details["value"], p.details["line"]) for p in with_one_line(found, KNOWN)]
    assert told == [
        ("a.md", "0564-11-2233", f"other_contacts = [{others}]"),
        ("a.md", "0564-44-5566", f"other_contacts = [{others}]"),
        ("b.md", "0566-23-4568", f'other_contacts = [{others}, "0566-23-4568"]'),
        ("c.md", "(0564)77-8899", f"other_contacts = [{others}]"),
    ]
