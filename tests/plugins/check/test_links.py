"""Links and pictures in a text."""

from __future__ import annotations

import pytest

from plugins.check import links, page_links, web_addresses
from plugins.check.known_links import Known
from tests.plugins.check import samples

Told = tuple[int, str, dict[str, str]]
PATH = "ja/guide/x.md"
PAGES = [
    samples.source("## 一 {#one}\n\n## 求人票", "ja/guide/steps.md"),
    samples.source("## One {#one}", "en/guide/steps.md"),
    samples.source("", "en/guide/only.md"),
    samples.source("", "ja/pages/contact/hall.md"),
    samples.source("", "ja/news/draft.md", "Title: 題\nStatus: draft\n"),
    samples.source("", "ja/news/later.md", "Title: 題\nDate: 2026-03-20\n"),
    samples.source("", "ja/news/ended.md", "Title: 題\nDate: 2026-01-20\nExpires: 2026-02-01\n"),
]
UNREAD = "ja/guide/unread.md"  # it is there, and has mistakes of its own
PICTURE = "images/map.png"
OWN = ["https://guide.example/sub/"]  # this site


def told(
    text: str, path: str = PATH, head: str = "Title: 題\n", *, shows_unpublished: bool = False
) -> list[Told]:
    page = samples.source(text, path, head)
    sources = {source.path: source for source in [*PAGES, page]}
    files = {*sources, UNREAD, PICTURE}
    known = Known(files.__contains__, OWN, {"ja": ("こちら", "ここ"), "en": ("here", "click here")})
    around = page_links.Surroundings(
        sources=sources,
        files=files,
        template_ids=lambda template: {"article": ["main"]}.get(template, []),
        today=samples.TODAY,
        moved=lambda _path: None,
        shows_unpublished=shows_unpublished,
    )
    found = [*links.alone(page, known), *page_links.wrong(page, around)]
    return samples.told(found, page.document.body_line)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        (PATH, "[一](steps.md)"),
        (PATH, "[一](./steps.md#one)"),
        (PATH, "[一](steps.md#求人票)"),
        (PATH, "[一](st%65ps.md#%E6%B1%82%E4%BA%BA%E7%A5%A8)"),
        (PATH, "[一](steps.md '題')"),
        (PATH, '[一](<steps.md> "題")'),
        (PATH, "[一][1]\n\n[1]: steps.md"),
        (PATH, "[一](#main) [二](steps.md#main)"),
        (PATH, "[一](unread.md#who-knows)"),
        (PATH, "[一](../../en/guide/only.md)"),
        (PATH, "[一](../../images/map.png)"),
        (PATH, "![一](../../images/map.png)"),
        (PATH, "![](../../images/map.png){role=presentation}"),
        (PATH, "[![一](../../images/map.png)](steps.md)"),
        (PATH, "[一](https://x.example/a_(b)?c=d) [二](tel:+81566234567)"),
        (PATH, "[こちらの図](steps.md) [ここまで](steps.md)"),
        (PATH, "`https://x.example` <!-- 一\nhttps://x.example -->\n\n[1]: https://x.example"),
        (PATH, "![https://x.example](../../images/map.png)"),
        ("ja/pages/index.md", "[一](../guide/steps.md) [二](contact/hall.md)"),
        (
            "ja/pages/contact/mill.md",
            "[一](hall.md) [二](../../guide/steps.md) ![三](../../../images/map.png)",
        ),
        ("en/guide/x.md", "[The steps](steps.md) [Here you go](steps.md)"),
    ],
)
def test_a_link_that_leads_somewhere_and_says_where_is_right(path: str, link: str) -> None:
    assert told(link, path) == []


@pytest.mark.parametrize(
    "link",
    [
        "stepz.md",
        "Steps.md",
        "../../../x.md",
        "../../images/y.png",
        "../files/y.pdf",
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_told(link: str) -> None:
    assert told(f"一\n\n[二]({link})") == [(3, "broken-link", {"link": link})]


@pytest.mark.parametrize(
    "link", ["steps", "steps.html", "/guide/steps/", ".", "../../data/topics.toml", "x.docx"]
)
def test_a_link_to_what_is_neither_a_page_nor_a_picture_nor_a_pdf_is_told(link: str) -> None:
    assert told(f"一\n\n[二]({link})") == [(3, "not-linkable", {"link": link})]


@pytest.mark.parametrize(
    ("link", "fragment", "file", "known"),
    [
        ("steps.md#two", "two", "content/ja/guide/steps.md", "one, 求人票"),
        ("steps.md#ONE", "ONE", "content/ja/guide/steps.md", "one, 求人票"),
        ("#求人", "求人", "content/ja/guide/x.md", "-"),
    ],
)
def test_a_link_to_a_heading_that_is_not_there_is_told(
    link: str, fragment: str, file: str, known: str
) -> None:
    details = {"fragment": fragment, "file": file, "known": known}
    assert told(f"[一]({link})") == [(1, "broken-fragment", details)]


INSECURE = {"url": "http://x.example", "right": "https://x.example"}


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        (
            "[一](../../en/guide/steps.md)",
            "other-language-link",
            {"link": "../../en/guide/steps.md", "own": "steps.md"},
        ),
        ("[一](https://guide.example/sub)", "link-to-this-site", {"link": "https://guide.example/sub"}),
        ("[一](http://GUIDE.example/sub/a/)", "link-to-this-site", {"link": "http://GUIDE.example/sub/a/"}),
        ("[一](http://x.example)", "insecure-link", {"link": "http://x.example"}),
        ("[一](mailto:a@x.example)", "mail-link", {"link": "a@x.example"}),
        ("<a@x.example>", "mail-link", {"link": "a@x.example"}),
        ("[http://x.example](https://x.example)", "bare-insecure-url", INSECURE),
        ("[http://x.example](http://x.example)", "bare-insecure-url", INSECURE),
        ("<http://x.example>", "bare-insecure-url", INSECURE),
        ("http://x.exampleを見る", "bare-insecure-url", INSECURE),
        ("<https://x.example|一>を見る", "leftover-link", {"text": "<https://x.example|一"}),
        ("![。](../../images/map.png)", "no-alternative-text", {"link": "../../images/map.png"}),
        ("[一](JavaScript:x)", "bad-link", {"link": "JavaScript:x"}),
        ("[一](&#106;avascript:x)", "bad-link", {"link": "javascript:x"}),
        ("[一](//x.example)", "bad-link", {"link": "//x.example"}),
        ("[一](https://)", "bad-link", {"link": "https://"}),
        ("[一](https:steps.md)", "bad-link", {"link": "https:steps.md"}),
        ("[一](https://[x)", "bad-link", {"link": "https://[x"}),
        ("https://x.example/を見る", "bare-url", {"url": "https://x.example/", "link": "https://x.example/"}),
        ("「www.x.example」", "bare-url", {"url": "www.x.example", "link": "https://www.x.example"}),
        ("<https://x.example/>", "bare-url", {"url": "https://x.example/", "link": "https://x.example/"}),
        (
            "[https://x.example](https://x.example)",
            "bare-url",
            {"url": "https://x.example", "link": "https://x.example"},
        ),
        ("[こちら](steps.md)", "vague-link", {"text": "こちら"}),
        ("[「ここ」。](steps.md)", "vague-link", {"text": "「ここ」。"}),
        ("[](steps.md)", "empty-link", {}),
        ("[一]()", "empty-link", {}),
        ("![一](../../images/plan.png)", "broken-image", {"link": "../../images/plan.png"}),
        ("![一](steps.md)", "broken-image", {"link": "steps.md"}),
        ("![](../../images/map.png)", "no-alternative-text", {"link": "../../images/map.png"}),
        ("![一](https://x.example/a.png)", "foreign-source", {"address": "https://x.example/a.png"}),
        ("![一](data:image/png;base64,x)", "embedded-picture", {"text": "data:image/png;base64…"}),
    ],
)
def test_everything_else_is_told_with_what_it_is(text: str, code: str, details: dict[str, str]) -> None:
    assert told(f"一\n{text}") == [(2, code, details)]


def test_english_words_that_say_nothing_are_told_in_any_case() -> None:
    assert told("[Click Here](steps.md)", "en/guide/x.md") == [(1, "vague-link", {"text": "Click Here"})]


@pytest.mark.parametrize(
    ("head", "link", "is_told"),
    [
        ("", "draft.md", True),
        ("", "later.md", True),
        ("Date: 2026-03-19\n", "later.md", True),
        ("Date: 2026-03-20\n", "later.md", False),
        ("Date: 2026-03-20\n", "draft.md", True),
        ("Status: draft\n", "draft.md", False),
        ("Status: draft\n", "later.md", False),
        ("Date: 2026-01-01\nExpires: 2026-02-01\n", "draft.md", False),  # its own text is gone
    ],
)
def test_a_link_to_what_is_public_later_is_told(head: str, link: str, is_told: bool) -> None:  # noqa: FBT001
    expected = [(1, "unpublished-link", {"link": link})] if is_told else []
    assert told(f"[一]({link})", "ja/news/x.md", f"Title: 題\n{head}") == expected
    assert told(f"[一]({link})", "ja/news/x.md", f"Title: 題\n{head}", shows_unpublished=True) == []


@pytest.mark.parametrize("is_over", [False, True])
def test_a_link_to_what_has_ended_is_hinted_at(is_over: bool) -> None:  # noqa: FBT001
    head = "Title: 題\nDate: 2026-01-01\nExpires: 2026-02-01\n" if is_over else "Title: 題\n"
    expected = [] if is_over else [(1, "ended-link", {"link": "ended.md"})]
    assert told("[一](ended.md)", "ja/news/x.md", head) == expected


@pytest.mark.parametrize(
    ("address", "is_right"),
    [
        ("https://x.example/a_(b)/~c?d=e&f#g", True),
        ("https://x.example:8080/", True),
        ("https://x.example?a", True),
        ("https://例え.jp/資料", True),
        ("https://x.example/%E8%B3%87", True),
        ("https://x.example/a b", False),
        ("https://x.example/%", False),
        ("https://x.example/[1]", False),
        ("https://x.example/#a#b", False),
        ("https://x.example/a\u3000b", False),
        ("https://x.example/|", False),
        ("https://x.example:port/", False),
        ("https://a@x.example/", False),
        ("https://x/", False),
        ("https://.example/", False),
    ],
)
def test_an_address_elsewhere_is_one_that_browsers_take_as_it_is(address: str, is_right: bool) -> None:  # noqa: FBT001
    expected = [] if is_right else [(1, "bad-address", {"link": address})]
    assert told(f"[一](<{address}>)") == expected


def test_each_broken_link_is_told_in_its_own_line() -> None:
    text = (
        "[一](xsteps.md#y)\n[二](steps.md#y)\n\n[三](z.md) [四](z.md)\n\n"
        "- [五](z.md)\n- [六](../guide/z.md)\n\n[七][1]\n\n[1]: z.md"
    )
    found = [(line, details.get("link", "#y")) for line, _, details in told(text)]
    assert sorted(found) == [
        (1, "xsteps.md#y"),
        (2, "#y"),
        (4, "z.md"),
        (4, "z.md"),
        (6, "z.md"),
        (7, "../guide/z.md"),
        (11, "z.md"),
    ]


def test_full_width_letters_of_an_address_are_told_among_the_characters_alone() -> None:
    assert told("[一](ｓteps.md)") == []
    right = {"link": "steps.md＃one", "right": "steps.md#one"}
    assert told("[一](steps.md＃one)") == [(1, "full-width-link", right)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../../images/x.png", False),
        ("x.png", False),
        ("https://x.example/y.png", True),
        (" //x.example/y.png", True),
        ("data:image/png;base64,x", True),
        ("http://[x", True),
    ],
)
def test_another_host_is_known_by_its_address(address: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert web_addresses.is_foreign(address) is expected
