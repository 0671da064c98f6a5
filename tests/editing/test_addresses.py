"""Addresses in texts are replaced where Markdown reads them as such, and nowhere else."""

from __future__ import annotations

import pytest

from editing.addresses import Addresses, Change
from plugins.report.problems import BadValueError

ADDRESSES = Addresses()
MOVES = {"ja/guide/old.md": "ja/guide/deep/new.md", "en/guide/old.md": "en/guide/deep/new.md"}


def moved(body: str, source: str = "ja/pages/x.md", now: str = "") -> tuple[str, list[Change]]:
    return ADDRESSES.moved(body, source, now or source, MOVES)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[一](../guide/old.md)", "[一](../guide/deep/new.md)"),
        ("[一](../guide/old.md#part)", "[一](../guide/deep/new.md#part)"),
        ("[一](./../guide/old.md?x#%E6%B1%82)", "[一](../guide/deep/new.md?x#%E6%B1%82)"),
        ("[一](../guide/ol%64.md)", "[一](../guide/deep/new.md)"),
        ("[一](../guide/old.md '題')  \n", "[一](../guide/deep/new.md '題')  \n"),
        ('[一]( <../guide/old.md> "題" )', '[一]( <../guide/deep/new.md> "題" )'),
        ("[../guide/old.md](../guide/old.md)", "[../guide/old.md](../guide/deep/new.md)"),
        ("[一](../guide/old.md '../guide/old.md')", "[一](../guide/deep/new.md '../guide/old.md')"),
        ("[一][1] [二][1]\n\n[1]: ../guide/old.md", "[一][1] [二][1]\n\n[1]: ../guide/deep/new.md"),
        (
            "[一][]\n\n[一]: <../guide/old.md#a>\n    '題'",
            "[一][]\n\n[一]: <../guide/deep/new.md#a>\n    '題'",
        ),
        ("[一]\n\n[一]: ../guide/old.md", "[一]\n\n[一]: ../guide/deep/new.md"),
        ("- [一](../guide/old.md)\n- [二](y.md)", "- [一](../guide/deep/new.md)\n- [二](y.md)"),
        ("> [一](../guide/old.md)", "> [一](../guide/deep/new.md)"),
        ("|一|\n|---|\n|[二](../guide/old.md)|", "|一|\n|---|\n|[二](../guide/deep/new.md)|"),
        ("!!! note\n    [一](../guide/old.md)", "!!! note\n    [一](../guide/deep/new.md)"),
        ("## [一](../guide/old.md) {#a}", "## [一](../guide/deep/new.md) {#a}"),
        (
            "[![図](../../images/a.png)](../guide/old.md)",
            "[![図](../../images/a.png)](../guide/deep/new.md)",
        ),
        ('<a href="../guide/old.md#a">一</a>', '<a href="../guide/deep/new.md#a">一</a>'),
        (
            "<div>\n<a href='../guide/old.md'>一</a>\n</div>",
            "<div>\n<a href='../guide/deep/new.md'>一</a>\n</div>",
        ),
        ("一 <a title=二 href=../guide/old.md>三</a>", "一 <a title=二 href=../guide/deep/new.md>三</a>"),
        ("[一](../../en/guide/old.md)", "[一](../../en/guide/deep/new.md)"),
    ],
)
def test_a_link_to_a_page_that_moves_is_changed_however_it_is_written(body: str, expected: str) -> None:
    assert moved(body)[0] == expected


@pytest.mark.parametrize(
    "body",
    [
        '../guide/old.md (../guide/old.md) "../guide/old.md"',
        "`[一](../guide/old.md)`",
        "一\n\n    [一](../guide/old.md)",
        "<!-- [一](../guide/old.md) -->",
        "\\[一](../guide/old.md)",
        "[一](../guide/older.md) [二](../../guide/old.md) [三](old.md) [四](#old.md)",
        "[一](https://x.example/../guide/old.md) <https://x.example/guide/old.md>",
        "[未使用]: ../guide/old.md",
        "![図](../../images/a.png)",
    ],
)
def test_what_is_no_link_to_it_stays(body: str) -> None:
    assert moved(body) == (body, [])


def test_code_beside_a_link_stays_and_each_change_is_told_with_its_line() -> None:
    body = "`../guide/old.md` [一](../guide/old.md)\n\n二 [三](../guide/old.md#a) (../guide/old.md)"
    assert moved(body) == (
        "`../guide/old.md` [一](../guide/deep/new.md)\n\n二 [三](../guide/deep/new.md#a) (../guide/old.md)",
        [
            Change(1, "../guide/old.md", "../guide/deep/new.md"),
            Change(3, "../guide/old.md#a", "../guide/deep/new.md#a"),
        ],
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[一](other.md)", "[一](../other.md)"),
        ("[一](./other.md#a)", "[一](../other.md#a)"),
        ("[一](../pages/index.md)", "[一](../../pages/index.md)"),
        ("[一](old.md#a) [二](#a)", "[一](new.md#a) [二](#a)"),
        ("![図](../../images/a.png '題')", "![図](../../../images/a.png '題')"),
        ("[![図](../../images/a.png)](other.md)", "[![図](../../../images/a.png)](../other.md)"),
        ('<img alt="" src="../../images/a.png">', '<img alt="" src="../../../images/a.png">'),
        (
            "[一](https://x.example/) [二](tel:+81566234567)",
            "[一](https://x.example/) [二](tel:+81566234567)",
        ),
        ("[一](/guide/) `[二](other.md)`", "[一](/guide/) `[二](other.md)`"),
        ("[一](missing.md)", "[一](../missing.md)"),
        ("mark0.md [一](other.md)", "mark0.md [一](../other.md)"),
    ],
)
def test_links_and_pictures_of_the_page_that_moves_lead_where_they_led(body: str, expected: str) -> None:
    assert moved(body, "ja/guide/old.md", "ja/guide/deep/new.md")[0] == expected


def test_within_a_folder_only_links_of_the_page_to_itself_change() -> None:
    found = ADDRESSES.moved(
        "[一](other.md) [二](old.md)",
        "ja/guide/old.md",
        "ja/guide/new.md",
        {"ja/guide/old.md": "ja/guide/new.md"},
    )
    assert found == ("[一](other.md) [二](new.md)", [Change(1, "old.md", "new.md")])


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ("一\n\n[二](../guide/ol\\d_x.md) [三](../guide/\\_/../old.md)", "../guide/_/../old.md"),
        ("一\n\n[三](../guide/old.md?a&amp;b)", "../guide/old.md?a&b"),
    ],
)
def test_an_address_that_is_not_written_as_it_is_read_is_told(body: str, link: str) -> None:
    with pytest.raises(BadValueError) as error:
        moved(body)
    assert error.value.code == "link-not-movable"
    assert error.value.details == {"link": link, "line": "3"}
