"""Addresses of mail, and what is left of a mail that was copied."""

from __future__ import annotations

import pytest

from plugins.check import mail
from plugins.report.problems import Problem
from tests.plugins.check import samples


def told(text: str) -> list[tuple[int, str, str]]:
    found = samples.told(mail.wrong(samples.source(text)), samples.FIRST)
    return [(line, code, details["text"]) for line, code, details in found]


@pytest.mark.parametrize(
    ("text", "line", "address"),
    [
        ("一\n\ninfo@example.orgまで", 3, "info@example.org"),
        ("メール：a.b-c@mail.example.ac.jp", 1, "a.b-c@mail.example.ac.jp"),
        ("info＠example.org", 1, "info＠example.org"),
        ("| a@example.org |\n|---|\n| 一 |", 1, "a@example.org"),
    ],
)
def test_an_address_is_told(text: str, line: int, address: str) -> None:
    assert told(text) == [(line, "mail-address", address)]


@pytest.mark.parametrize(
    "text",
    [
        "<a@example.org>",  # another problem
        "[一](mailto:a@example.org)",
        "`a@example.org`",
        "@tanaka",
        "12:30 @ 会館",
        "a@b",
        "https://example.org/@a.example",
        "From: 一",
        "件名：一",
    ],
)
def test_other_words_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line", "first"),
    [
        ("一\n\nFrom: a@example.org\nTo: b@example.org", 3, "From: a@example.org"),
        ("差出人： 一\n件名： 二", 1, "差出人： 一"),
        ("> 送信者: 一\n> 件名: 二", 1, "送信者: 一"),
        ("-----Original Message-----\nSubject: a", 1, "-----Original Messag"),
        ("**From:** 一\n**Sent:** 二", 1, "From:** 一"),
    ],
)
def test_the_lines_above_a_mail_are_one_problem(text: str, line: int, first: str) -> None:
    assert told(text) == [(line, "mail-header", first)]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["lines-run-together", "mail-link", "bare-url"], ["pasted-mail", "bare-url"]),
        (["bare-url"], ["mail-header", "bare-url"]),
    ],
)
def test_a_header_that_would_come_out_wrong_is_one_mistake(others: list[str], expected: list[str]) -> None:
    source = samples.source("From: a\nTo: b\n\n一")
    (header,) = mail.wrong(source)
    problems = [header, *(Problem(source.shown, header.line, code) for code in others)]
    assert [problem.code for problem in mail.told_once(source, problems)] == expected
    after = Problem(source.shown, header.line + 3, "lines-run-together")
    assert mail.told_once(source, [header, after]) == [header, after]
