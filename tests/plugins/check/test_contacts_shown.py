"""Telephone numbers as readers see and dial them, whatever stands in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.check.contacts import wrong, wrong_numbers
from plugins.check.known_contacts import known_contacts
from plugins.check.shown_contacts import wrong_as_shown, wrong_links
from tests.plugins.check import samples

KNOWN = known_contacts(samples.DATA)  # 0566-23-4567 is the hall's number


def told(text: str) -> list[tuple[int, str]]:
    source = samples.source(text)
    found = [*wrong_as_shown(source, KNOWN, ()), *wrong_links(source, KNOWN, ())]
    return [(problem.line - samples.FIRST + 1, problem.code) for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "&#48;&#57;&#48;-1234-5678",
        r"090\-1234\-5678",
        "09<!-- x -->0-12<!-- y -->34-567<!-- z -->8",
        "090<b>-1234</b>-5678",
        "090-**1234**-5678",
        "0<wbr>90-12<wbr>34-56<wbr>78",
        "{090|あ}-{1234|い}-5678",
        "090&#45;1234&#45;5678",
        "090&hyphen;1234&hyphen;5678",
        "090-1234-\n5678",
        '!!! note "090-*1234*-5678"\n    x',
        "## 090-<b>1234</b>-5678",
        '[x](steps.md "&#48;90-1234-5678")',
        "<ruby>0566-23-4567<rt>090-<!-- -->1234-5678</rt></ruby>",
    ],
)
def test_a_wrong_number_is_found_between_marks(text: str) -> None:
    assert [*wrong(text, "x.md", KNOWN)] == []  # not in the text as it is written
    assert told(f"一\n\n{text}") == [(3, "wrong-phone")]


@pytest.mark.parametrize(
    "text",
    [
        "0566-**23**-4567",
        "&#48;566-23-4567",
        "2026-**12**-24、500-*1000*円、A&amp;B、3&nbsp;回",
        "[0566-23-4567](tel:0566-23-4567)",
        "[電話](tel:+81566234567)",
        "電話は[こちらの番号](tel:+81-566-23-4567)",
    ],
)
def test_our_numbers_and_other_digits_may_stand(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[0566-23-4567](tel:&#48;&#57;&#48;12345678)", "wrong-phone"),
        ("[0566-23-4567](tel:%30%39%30%31%32%33%34%35%36%37%38)", "wrong-phone"),
        ("[電話](tel:110)", "wrong-phone"),
        ("[電話](tel:*21*0901#)", "wrong-phone"),
        ("[電話](tel:)", "wrong-phone"),
        ("[電話](tel:;phone-context=evil.example)", "wrong-phone"),
        ("[電話](tel:+86-10-1234)", "wrong-phone"),
        ('[電話][t]\n\n[t]: tel:%30901234567 "x"', "wrong-phone"),
        ("[0566-23-4567](https://evil.example/)", "phone-link"),
        ("[0566-23-4567](steps.md)", "phone-link"),
        ("[0566-23-4567](tel:0566-91-2345)", "phone-link"),
    ],
)
def test_a_link_dials_the_number_that_it_shows(text: str, code: str) -> None:
    assert code in [found for _, found in told(text)]


def test_numbers_in_data_and_translations_are_compared_too() -> None:
    text = '# 090-1234-5678\nname = "090-1234-5679"\nphone = "0566-23-4567"\n'
    found = [(problem.line, problem.code) for problem in wrong_numbers(text, "x.toml", KNOWN)]
    assert found == [(2, "wrong-phone")]


def test_a_part_of_somebody_else_s_number_is_none() -> None:
    known = replace(KNOWN, others=("相談窓口 03-1110-5678",))
    links = {number: samples.source(f"[電話](tel:{number})") for number in ("110", "0311105678")}
    assert [bool([*wrong_links(source, known, ())]) for source in links.values()] == [True, False]
