"""Writing in the browser, as a person does it: the files that come of it, and what is said on the way."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from plugins.model.fingerprint import fingerprint
from plugins.read.front_matter import parse
from tests.browser import writing
from tests.browser.visits import POLICY
from tests.conftest import ROOT_URL
from tests.plugins import pictures
from tests.site import built

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Chromium
    from tests.browser.writing import Writer

SHORT = 150.0  # seconds
WIDTHS = (1280, 390)  # CSS pixels: a laptop, a telephone


JA = """\
---
Title: なつの おやすみ: “8がつ” #1
Description: でんわは おやすみです。
Date: 2027-07-20
Modified: {day}
Topics: balcony
---

## おやすみ {#rest}

!!! note "でんわ"
    おやすみです。

![はな](../../images/img-1234.jpeg)
"""
EN = """\
---
Title: Summer: “August” #1
Description: Nobody answers the telephone.
Date: 2027-07-20
Modified: {day}
Topics: balcony
Translated_from: ja {digest}
---

## Closed {#rest}

!!! note "Telephone"
    We are closed.

![Flowers](../../images/img-1234.jpeg)
"""


async def write_both(writer: Writer, photo: Path) -> None:
    await writer.open(writing.CONTENT)
    await writer.go("collections/news/new")
    await writer.fill("Title", "なつの おやすみ: “8がつ” #1")
    await writer.fill("Description", "でんわは おやすみです。")
    await writer.fill("Date", "2027-07-20")
    await writer.choose("Topics", "ベランダ")
    await writer.choose("Status", "公開する", role="radio")
    await writer.fill("body", '## おやすみ {#rest}\n\n!!! note "でんわ"\n    おやすみです。')
    await writer.add_picture(photo, "はな")
    await writer.enable("英語")
    await writer.fill("Title", "Summer: “August” #1", "en")
    await writer.fill("Description", "Nobody answers the telephone.", "en")
    await writer.fill("Date", "2027-07-20", "en")
    await writer.choose("Status", "公開する", role="radio", language="en")
    await writer.fill("body", '## Closed {#rest}\n\n!!! note "Telephone"\n    We are closed.', "en")
    await writer.fill("pictures.0.alternative", "Flowers", "en")
    await writer.name("summer-holidays")
    await writer.save()


def assert_is_written_anew(picture: bytes) -> None:
    """Fail where a picture is not upright, too large, or still tells where it was taken."""
    assert [note for note in pictures.NOTES if note in picture] == []
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size) == ("JPEG", (1920, 2560))
    # In sRGB, what Display P3 calls BLUE, RED, WHITE and GREEN.
    upright: list[tuple[int, ...]] = [(8, 58, 209), (220, 0, 0), (240, 240, 240), (0, 164, 34)]
    assert pictures.are_alike(pictures.corners(picture), upright)


@pytest.mark.parametrize("width", [WIDTHS[0], pytest.param(WIDTHS[1], marks=pytest.mark.slow)])
def test_a_notice_in_both_languages_with_a_picture(
    width: int, chromium: Chromium, served: str, tmp_path: Path, project: Path
) -> None:
    photo = tmp_path / "IMG_1234 写真.JPG"
    photo.write_bytes(pictures.photo(pictures.quarters(3200, 2400), orientation=6))

    async def work() -> tuple[dict[str, bytes], list[str], list[str]]:
        async with writing.writing(chromium, served, width) as writer:
            await write_both(writer, photo)
            return await writer.files(), writer.asked, writer.said

    files, asked, said = chromium.run(work(), SHORT)
    changed = {path: data for path, data in files.items() if data != writing.CONTENT.get(path, "").encode()}
    day = re.search(r"Modified: (\d{4}-\d\d-\d\d)", changed["content/ja/news/summer-holidays.md"].decode())
    assert day
    ja = JA.replace("{day}", day[1])
    assert {path: data.decode() for path, data in changed.items() if path.endswith(".md")} == {
        "content/ja/news/summer-holidays.md": ja,
        "content/en/news/summer-holidays.md": EN.replace("{day}", day[1]).replace(
            "{digest}", fingerprint(parse(ja, "")[0])
        ),
    }
    assert changed.keys() - {f"content/{code}/news/summer-holidays.md" for code in ("ja", "en")} == {
        "content/images/img-1234.jpeg"
    }
    assert_is_written_anew(changed["content/images/img-1234.jpeg"])
    assert asked == []
    assert [line for line in said if line.startswith("error")] == []
    for path, data in changed.items():
        (project / path).write_bytes(data)
    done = built.check(project, ROOT_URL)
    assert (done.returncode, done.stderr) == (0, "")


async def change_a_title(writer: Writer, name: str) -> dict[str, bytes]:
    """Put a word before a title and one before the text by an input method; save; return what has changed."""
    await writer.open(writing.CONTENT)
    await writer.go(f"collections/news/entries/{name}")
    await writer.compose("Title", "か", "かい", "会")
    await writer.compose("body", "は", "はな", "花")
    await writer.save()
    files = await writer.files()
    return {path: data for path, data in files.items() if data != writing.CONTENT[path].encode()}


@pytest.mark.slow
def test_a_word_before_a_title_and_a_text_changes_nothing_else(chromium: Chromium, served: str) -> None:
    path = min(path for path in writing.CONTENT if path.startswith("content/ja/news/"))
    name = path.rpartition("/")[2].removesuffix(".md")

    async def work() -> dict[str, bytes]:
        async with writing.writing(chromium, served, WIDTHS[0]) as writer:
            return await change_a_title(writer, name)

    changed = chromium.run(work(), SHORT)
    assert [*changed] == [path]
    before, after = writing.CONTENT[path].split("\n"), changed[path].decode().split("\n")
    different = {new: old for old, new in zip(before, after, strict=True) if new != old}
    [title, modified, text] = different
    assert (title, text) == (different[title].replace("Title: ", "Title: 会"), f"花{different[text]}")
    assert re.fullmatch(r"Modified: \d{4}-\d\d-\d\d", modified)


def test_what_is_missing_or_wrong_is_told_before_anything_is_saved(chromium: Chromium, served: str) -> None:
    taken = min(path for path in writing.CONTENT if path.startswith("content/ja/news/"))

    async def work() -> tuple[list[str], dict[str, bytes], list[str]]:
        async with writing.writing(chromium, served, WIDTHS[0]) as writer:
            await writer.open(writing.CONTENT)
            await writer.go("collections/news/new")
            said = [await writer.refusal()]
            for name in ("Summer_1", "2027", taken.rpartition("/")[2].removesuffix(".md")):
                await writer.name(name)
                said.append(await writer.refusal())
            return said, await writer.files(), writer.said

    said, files, noted = chromium.run(work(), SHORT)
    missing, *names = said
    assert (
        missing.count("この項目は必須です。") == 6
    )  # beside a title, a description and a text, and in the list
    assert "アドレスになる名前は空白にはできません。" in missing
    assert ["英小文字、数字、ハイフンだけで書いてください。" in name for name in names] == [True, True, False]
    assert "使われています" in names[-1]
    assert [line for line in noted if line.startswith("error")] == []
    assert {path for path, data in files.items() if data != writing.CONTENT[path].encode()} == set()


def test_with_the_policy_of_other_pages_too_it_would_be_blank(chromium: Chromium, served: str) -> None:
    async def work() -> tuple[str, str]:
        async with writing.writing(chromium, served, WIDTHS[0]) as writer:
            response = await writer.page.goto(served)
            assert response
            await writer.page.goto(f"{served}/write/")
            await writer.page.get_by_role("button").first.wait_for()
            right = await writer.page.locator("body").inner_text()
            await writer.add_header(POLICY, response.headers[POLICY])
            await writer.page.reload(wait_until="networkidle")
            return right, await writer.page.locator("body").inner_text()

    right, both = chromium.run(work(), SHORT)
    assert "ローカルリポジトリ" in right
    assert both.strip() == ""


REFUSALS: dict[str, dict[str, Any] | None] = {
    "入力されたトークンが無効です。": {"status": 401, "json": {"message": "Bad credentials"}},
    "GitHubにつながりません。": None,
}


@pytest.mark.slow
def test_a_key_that_does_not_work_is_told_and_another_one_can_be_given(
    chromium: Chromium, served: str
) -> None:
    async def work() -> list[tuple[str, str, int]]:
        told = []
        async with writing.writing(chromium, served, WIDTHS[0]) as writer:
            for answer in REFUSALS.values():
                await writer.answer_for(writing.BACKEND["api_root"], answer)
                await writer.sign_in("github_pat_ended")
                await writer.page.locator(".error[role=alert]").wait_for()
                said = await writer.page.get_by_role("alert").first.inner_text()
                ways = writer.page.get_by_role("button", name="アクセストークン")
                await ways.click()
                link = await writer.page.get_by_role("link", name="設定ページ").get_attribute("href")
                told.append((said, str(link), await ways.count()))
        return told

    told = chromium.run(work(), SHORT)
    assert [refusal in said for refusal, (said, _, _) in zip(REFUSALS, told, strict=True)] == [True, True]
    settings_page = (
        "https://github.com/settings/personal-access-tokens/new?name=Sveltia+CMS&target_name=owner"
        "&expires_in=365&contents=write&pull_requests=write"
    )
    assert [rest for _, *rest in told] == [[settings_page, 1]] * 2
