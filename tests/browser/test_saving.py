"""Saving on the code host: what is asked and written, on connections that break, beside other people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import writing
from tests.browser.code_host import MAIN, CodeHost

if TYPE_CHECKING:
    from playwright.async_api import Response

    from tests.browser.chromium import Chromium

SHORT = 150.0  # seconds
WIDTH = 1280  # CSS pixels
PATH = min(path for path in writing.CONTENT if path.startswith("content/ja/news/"))
SLUG = PATH.rpartition("/")[2].removesuffix(".md")
PLACE, BRANCH = f"collections/news/entries/{SLUG}", f"cms/news/{SLUG}"
# In a folder, with entries for which the form has no field.
OFFICE, OFFICE_PLACE = "content/ja/pages/contact/hall.md", "collections/pages-contact/entries/hall"
SAVING = ["createRef", "createCommitOnBranch", "POST /pulls", "POST /issues/1/labels"]
LOST, ELSEWHERE = "GitHubにつながりません。", "先にほかの画面で保存されたか、公開されました。"


@pytest.fixture
def host() -> CodeHost:
    return CodeHost(writing.BACKEND["api_root"], writing.CONTENT)


def titled(title: str, data: bytes, path: str = PATH) -> list[str]:
    """Return the lines of a page as it would be with a title, and the day on which `data` was written."""
    [modified] = [line for line in data.decode().split("\n") if line.startswith("Modified: ")]
    heads = {"Title": f"Title: {title}", "Modified": modified}
    return [heads.get(line.partition(":")[0], line) for line in writing.CONTENT[path].split("\n")]


def asks_for_review(response: Response) -> bool:
    return "markPullRequestReadyForReview" in (response.request.post_data or "")


def test_a_changed_title_becomes_a_pull_request_and_nothing_else_changes(
    host: CodeHost, chromium: Chromium, served: str
) -> None:
    async def work() -> tuple[list[str], list[str]]:
        async with writing.writing(chromium, served, WIDTH) as writer:
            await writer.begin(host, PLACE, "なつの おやすみ")
            await writer.save()
            saving = [*host.asked]
            async with writer.page.expect_response(asks_for_review):
                await writer.page.get_by_role("button", name="確認を依頼").click()
            return saving, writer.asked

    saving, asked = chromium.run(work(), SHORT)
    assert saving == SAVING
    [request] = host.pull_requests
    assert (request.branch, request.is_draft, request.labels) == (
        BRANCH,
        False,
        ["sveltia-cms/pending_review"],
    )
    changed = host.changed(BRANCH)
    assert {path: data.decode().split("\n") for path, data in changed.items()} == {
        PATH: titled("なつの おやすみ", changed[PATH])
    }
    assert host.branches[MAIN].files == {path: text.encode() for path, text in writing.CONTENT.items()}
    assert [address for address in asked if not address.startswith(f"{host.api}/")] == []


@pytest.mark.slow
def test_a_new_page_is_asked_to_be_reviewed_too_and_no_machine_translates(
    host: CodeHost, chromium: Chromium, served: str
) -> None:
    async def work() -> list[str]:
        async with writing.writing(chromium, served, WIDTH) as writer:
            await writer.begin(host, "collections/news/new", "なつの おやすみ")
            await writer.fill("Description", "でんわは おやすみです。")
            await writer.fill("body", "でんわは おやすみです。")
            await writer.name("summer-holidays")
            buttons = await writer.page.get_by_role("button").filter(visible=True).all()
            names = [str(await each.get_attribute("aria-label")) for each in buttons]
            await writer.save()
            async with writer.page.expect_response(asks_for_review):
                await writer.page.get_by_role("button", name="確認を依頼").click()
            return names

    names = chromium.run(work(), SHORT)
    assert len(names) > 10
    assert [name for name in names if "翻訳" in name] == []
    [request] = host.pull_requests
    assert (request.branch, request.is_draft) == ("cms/news/summer-holidays", False)
    assert [*host.changed(request.branch)] == ["content/ja/news/summer-holidays.md"]


@pytest.mark.slow
def test_after_a_lost_connection_nothing_is_lost_and_saving_again_works(
    host: CodeHost, chromium: Chromium, served: str
) -> None:
    async def work() -> tuple[list[str], list[str]]:
        said, kept = [], []
        async with writing.writing(chromium, served, WIDTH) as writer:
            await writer.begin(host, OFFICE_PLACE, "なつの おやすみ")
            for host.cut_off in SAVING:
                said.append(await writer.refused())
                kept.append(await writer.field("Title").locator("input").input_value())
            host.cut_off = ""
            await writer.save()
            return said, kept

    said, kept = chromium.run(work(), SHORT)
    assert [LOST in each for each in said] == [True] * 4
    assert kept == ["なつの おやすみ"] * 4
    [request] = host.pull_requests
    assert (request.branch, request.labels) == ("cms/pages-contact/hall", ["sveltia-cms/draft"])
    changed = host.changed(request.branch)
    assert {path: data.decode().split("\n") for path, data in changed.items()} == {
        OFFICE: titled("なつの おやすみ", changed[OFFICE], OFFICE)
    }


@pytest.mark.slow
def test_what_somebody_else_has_written_is_not_overwritten(
    host: CodeHost, chromium: Chromium, served: str
) -> None:
    said: list[str] = []

    async def work() -> None:
        window = writing.writing
        async with (
            window(chromium, served, WIDTH) as first,
            window(chromium, served, WIDTH) as second,
        ):
            for number, writer in enumerate((first, second), 1):
                await writer.begin(host, PLACE, f"だいめい {number}")
            await first.save()
            said.append(await second.refused())  # a pull request is open
            await first.page.get_by_role("button", name="後で").click()
            await first.page.wait_for_url("**/collections/news")
            await first.go(PLACE)
            await first.fill("Title", "だいめい 4")
            host.push(BRANCH, {"content/data/readings.toml": b""})
            said.append(await first.refused())  # its branch has moved
            host.merge()
            said.append(await first.refused())  # it is merged
            said.append(await second.refused())  # and so the page itself has changed

    chromium.run(work(), SHORT)
    assert [ELSEWHERE in each for each in said] == [True, True, True, False]
    assert "このページを変更しました" in said[3]
    changed = host.branches[MAIN].files[PATH]
    assert changed.decode().split("\n") == titled("だいめい 1", changed)
    assert host.branches[BRANCH].files[PATH] == changed
