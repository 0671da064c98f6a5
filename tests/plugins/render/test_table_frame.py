"""Tables of texts stand in a frame of their own, in which times and numbers do not break."""

from __future__ import annotations

import pytest

from plugins.render.table_frame import framed


def table(cell: str) -> str:
    return f"<table><tr><td>{cell}</td></tr></table>"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("見学", "見学"),
        ("個別<wbr>相談", "個別<wbr>相談"),
        ("10:00", '<span class="whole">10:00</span>'),
        (
            "10:00～12:00",
            '<span class="whole">10:00～</span><wbr><span class="whole">12:00</span>',
        ),
        (
            "10:00～<wbr>12:00",
            '<span class="whole">10:00～</span><wbr><span class="whole">12:00</span>',
        ),
        (
            "1:30 – 3:00 p.m.",
            '<span class="whole">1:30 – </span><wbr><span class="whole">3:00</span> p.m.',
        ),
        (
            "13時<wbr>30分から<wbr>15時まで",
            '<span class="whole">13時30分</span>から<wbr><span class="whole">15時</span>まで',
        ),
        ("2時間", "2時間"),
        ("2<wbr>時間", "2<wbr>時間"),
        ("0566-00-1234", '<span class="whole">0566-00-1234</span>'),
        ("2026-12-24", '<span class="whole">2026-12-24</span>'),
        ("3-4回", "3-4回"),
        ("コミュニティの場", '<span class="whole">コミュニティ</span>の場'),
        ("ページ中", "ページ中"),
        ("ページ<wbr>中", "ページ<wbr>中"),
        ("各ページ", "各ページ"),
        ("ゲーム", '<span class="whole">ゲーム</span>'),
        ("メモ", "メモ"),
        ('<a href="/10:00/">9:30</a>', '<a href="/10:00/"><span class="whole">9:30</span></a>'),
    ],
)
def test_a_time_stays_whole_and_what_lasts_may_break_between_two(cell: str, expected: str) -> None:
    assert framed([table(cell)]) == [f'<div class="table" tabindex="0">{table(expected)}</div>']


def test_what_is_no_table_stays_as_it_is() -> None:
    sections = ["<p>10:00～12:00</p>", f"<p>10:00</p>{table('a')}{table('b')}"]
    first, second = framed(sections)
    assert first == sections[0]
    assert second.startswith("<p>10:00</p><div")
    assert second.count("<div") == second.count("</div>") == len(["a", "b"])


def test_a_language_of_a_table_is_kept() -> None:
    html = '<table lang="en"><tr><td>a</td></tr></table>'
    assert framed([html]) == [f'<div class="table" tabindex="0">{html}</div>']
