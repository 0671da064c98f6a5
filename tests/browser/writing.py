"""The page for writing in Chromium: a checkout in the browser's own file system, and a person's hands."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import pelicanconf as settings
from audit import serving
from tests.conftest import ROOT_URL
from tests.site import built
from tests.site.built import SAMPLE
from tests.writing.program import program

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from pathlib import Path

    from playwright.async_api import Locator, Page, Route

    from tests.browser.chromium import Chromium
    from tests.browser.code_host import CodeHost

BACKEND = {**settings.CODE_HOST_BACKEND, "repo": "owner/site"}
NAME = "アドレスになる名前"
PATIENCE = 120_000  # milliseconds for one step
# The browser's own file system stands for the folder that a person would choose (File System Access API).
PICK = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission = async () => "granted";
"""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const stream = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else found[path + name] = Array.from(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
CONTENT = {
    path.relative_to(SAMPLE).as_posix(): path.read_text(encoding="utf-8")
    for kind in ("*/*/**/*.md", "data/*.toml")
    for path in sorted((SAMPLE / "content").glob(kind))
}


class Writer:
    """A person who writes on the page; `asked` are the addresses elsewhere that the page has asked for."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.asked: list[str] = []
        self.said: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self._note(request.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def _note(self, address: str) -> None:
        if not address.startswith((f"{self.base}/", "blob:", "data:")):
            self.asked.append(address)

    async def open(self, files: Mapping[str, str]) -> None:
        """Open the page beside a checkout with these files, and work there."""
        await self.page.goto(f"{self.base}/write/")
        await self.page.evaluate(FILL, dict(files))
        await self.page.get_by_role("button", name="ローカルリポジトリ").click()
        await self.page.wait_for_url("**/write/#/collections**")

    async def go(self, place: str) -> None:
        """Open a form, by what its address has after `#`."""
        await self.page.goto(f"{self.base}/write/#/{place}")

    async def fill_value(self, path: str, text: str) -> None:
        """Write a value of the data; what is far below is not there until somebody comes near."""
        names = path.split(".")
        for end in range(2, len(names) + 1):
            place = self.page.locator(f'[data-key-path="{".".join(names[:end])}"]').last
            if await place.count():
                await place.evaluate("place => place.scrollIntoView({ block: 'end' })")
        await self.page.locator(f'section[data-key-path="{path}"]').locator("input, textarea").last.fill(text)

    def field(self, name: str, language: str = "ja") -> Locator:
        """Return a field, in the half of a language."""
        return self.page.locator(f'[data-locale="{language}"] section[data-key-path="{name}"]')

    async def fill(self, name: str, text: str, language: str = "ja") -> None:
        """Write into a field; what is far below is not there until somebody comes near."""
        await self.field(name.partition(".")[0], language).scroll_into_view_if_needed()
        await self.field(name, language).locator("input, textarea").last.fill(text)

    async def compose(self, name: str, *typed: str) -> None:
        """Put a word at the beginning of a field as an input method does: what is typed, step by step."""
        field = self.field(name).locator("input, textarea").last
        await field.focus()
        await field.evaluate("field => field.setSelectionRange(0, 0)")
        keyboard = await self.page.context.new_cdp_session(self.page)
        for text in typed[:-1]:
            end = {"selectionStart": len(text), "selectionEnd": len(text)}
            await keyboard.send("Input.imeSetComposition", {"text": text, **end})
        await keyboard.send("Input.insertText", {"text": typed[-1]})

    async def refusal(self) -> str:
        """Try to save, and return all that is said to be wrong."""
        await self.page.get_by_role("button", name="保存", exact=True).click()
        await self.page.get_by_role("button", name="エラーを表示").click()
        panel = self.page.locator(".validation, [role=tabpanel]").last
        await panel.wait_for()
        return await self.page.locator("body").inner_text()

    async def add_header(self, name: str, value: str) -> None:
        """Let pages come with one more header from now on."""

        async def answer(route: Route) -> None:
            response = await route.fetch()
            headers = {**response.headers, name: f"{response.headers[name]}, {value}"}
            await route.fulfill(response=response, headers=headers)

        await self.page.route("**/*/", answer)

    async def answer_for(self, host: str, answer: Mapping[str, Any] | None) -> None:
        """Answer in place of the code host's API from now on; None: there is no connection."""

        async def respond(route: Route) -> None:
            if answer is None:
                await route.abort()
            else:
                allowed = {f"access-control-allow-{what}": "*" for what in ("origin", "headers", "methods")}
                await route.fulfill(headers=allowed, **answer)

        await self.page.route(f"{host}/**", respond)

    async def sign_in(self, token: str) -> None:
        """Open the page and give a token."""
        await self.page.goto(f"{self.base}/write/")
        await self.page.get_by_role("button", name="アクセストークン").click()
        await self.page.get_by_role("textbox").last.fill(token)
        await self.page.get_by_role("button", name="ログイン", exact=True).click()

    async def work_on(self, host: CodeHost, place: str) -> None:
        """Sign in to a code host, and open a form."""
        await host.answer(self.page.context)
        await self.sign_in("github_pat_valid")
        await self.page.wait_for_url("**/write/#/collections**")
        await self.go(place)

    async def begin(self, host: CodeHost, place: str, title: str) -> None:
        """Sign in to a code host, open the form of a page, and change its title."""
        await self.work_on(host, place)
        await self.fill("Title", title)

    def row(self, table: str, place: int) -> Locator:
        """Return a row of a list of tables."""
        return self.page.locator(f'[data-key-path="{table}"] .item').nth(place)

    async def open_row(self, table: str, place: int) -> None:
        """Open a row of a list of tables, which is closed at first."""
        await self.row(table, place).get_by_role("button").first.click()

    async def add_row(self, table: str) -> None:
        """Add a row at the end of a list of tables."""
        await self.page.locator(f'[data-key-path="{table}"] .toolbar.bottom').get_by_role("button").click()

    async def choose(self, name: str, label: str, *, role: str = "checkbox", language: str = "ja") -> None:
        """Tick a box, or choose one of several."""
        await self.field(name, language).get_by_role(role, name=label, exact=True).click()  # type: ignore[arg-type]

    async def add_picture(self, file: Path, words: str) -> None:
        """Add a picture, with the words that stand for it in the original."""
        pictures = self.field("pictures")
        await pictures.scroll_into_view_if_needed()
        await pictures.locator("button", has_text="を追加").click()
        await pictures.locator("input[type=file]").first.set_input_files(file)
        await pictures.get_by_role("button", name="差し替え").wait_for()
        await self.field("pictures.0.alternative").locator("input").fill(words)

    async def enable(self, language: str) -> None:
        """Begin a translation: where there is room, it stands beside the original."""
        button = self.page.locator("button", has_text="を有効化")
        if not await button.count():
            await self.page.get_by_role("combobox").first.click()
            await self.page.get_by_role("option", name=language).click()
        await button.click()

    async def name(self, name: str) -> None:
        """Write the name of the file."""
        field, tab = (self.page.get_by_role(role, name=NAME) for role in ("textbox", "radio"))
        if await field.count():
            pass
        elif await tab.count():
            await tab.click()
        else:
            await self.page.get_by_role("button", name="エディターオプション").click()
            await self.page.get_by_role("menuitem", name=NAME).click()
        await field.fill(name)
        if await (close := self.page.get_by_role("button", name="閉じる")).count():
            await close.click()

    async def refused(self) -> str:
        """Save, and return what is said where that is not done."""
        await self.page.get_by_role("button", name="保存", exact=True).click()
        told = self.page.get_by_role("alertdialog").filter(visible=True)
        await told.wait_for()
        said = await told.inner_text()
        await told.get_by_role("button").last.click()
        await told.wait_for(state="hidden")
        return said

    async def save(self) -> None:
        """Save, and wait until that is told, for some seconds only and perhaps before the click returns."""
        told = self.page.get_by_text("保存しました").or_(self.page.get_by_text("保存されました")).first
        button = self.page.get_by_role("button", name="保存", exact=True)
        await asyncio.gather(told.wait_for(), button.click())

    async def files(self) -> dict[str, bytes]:
        """Return what is in the checkout now."""
        found: dict[str, list[int]] = await self.page.evaluate(READ)
        return {path: bytes(data) for path, data in found.items()}


@asynccontextmanager
async def writing(chromium: Chromium, base: str, width: int) -> AsyncIterator[Writer]:
    """Open a window of a person in Japan."""
    options: dict[str, Any] = {"locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
    async with chromium.context(width, "light", PICK, **options) as context:
        yield Writer(await context.new_page(), base)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the invented site with the page for writing, as its host does, but nothing compressed."""
    ours = {"WRITE_PATH": str(program()), "CODE_HOST_BACKEND": BACKEND}
    project = built.copy(folder / "project")
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value!r}\n" for name, value in ours.items())
    site = built.built(project, ROOT_URL)
    headers = serving.site_headers(site.files, {**vars(settings), **ours})
    with serving.serving(site.files, headers, site.copies) as base:
        yield base
