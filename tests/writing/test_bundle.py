"""The program of the page for writing is made from pinned packages, and asks no host but its own."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import pelicanconf
from audit import tools
from plugins.release import npm_packages
from tests.needed import needed
from tests.plugins import repositories
from tests.writing.program import program
from writing import bundle

# Of no use here, and left out: highlighting of code, maps, conversion of drawings.
FONT, LARGEST = 753_256, 2_800_000  # bytes


def published() -> list[Path]:
    return [path for path in program().iterdir() if path.name != npm_packages.LISTED]


def test_the_packages_of_the_program_are_listed_with_what_they_were_bundled_from() -> None:
    found = {package.name: package for package in npm_packages.used(str(program()), tools.ROOT)}
    assert found.keys() == {"@sveltia/cms", "eslint-visitor-keys", "immutable", "toml-eslint-parser"}
    assert {name: package.licence for name, package in found.items()} == {
        "@sveltia/cms": "MIT",
        "eslint-visitor-keys": "Apache-2.0",
        "immutable": "MIT",
        "toml-eslint-parser": "MIT",
    }
    assert {*found["@sveltia/cms"].contains} > {"svelte", "lexical", "@sveltia/ui", "dompurify"}
    assert all(re.fullmatch(r"[0-9]+\..*", version) for version in found["@sveltia/cms"].contains.values())


def test_the_program_loads_nothing_from_elsewhere() -> None:
    files = {path.name: path.read_bytes() for path in published()}
    text = b"".join(data for name, data in files.items() if name.endswith(".js")).decode()
    assert re.findall(r"""(?:import|importScripts|url)\(\s*["'`]?(?:https?:)?//[^)]*""", text) == []
    assert re.findall(r"unpkg\.com|jsdelivr|githubstatus\.com", text) == []
    assert {name.rpartition(".")[2] for name in files} == {"js", "woff2"}


def test_the_program_is_no_larger_than_it_must_be() -> None:
    sizes = {path.name: path.stat().st_size for path in published()}
    assert sum(sizes.values()) - FONT < LARGEST
    assert len(sizes) < 12


def test_every_name_bears_a_fingerprint() -> None:
    names = [path.name for path in published()]
    assert [name for name in names if not re.fullmatch(r"[\w.-]+-[0-9A-Z]{8}\.(js|woff2)", name)] == []
    assert len([name for name in names if name.startswith("write-")]) == 1


def test_a_program_in_which_a_change_finds_its_place_no_more_is_not_bundled() -> None:
    node = needed(tools.node, "tests/writing")
    script = (
        f"import {{ changed }} from {(bundle.SOURCES / 'changes.mjs').as_uri()!r}; changed('let a = 1;');"
    )
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode
    assert "finds nothing in the program" in done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copy(tools.ROOT / tools.LOCK, tmp_path)
    return tmp_path


def test_without_npm_s_packages_there_is_no_program_and_one_line_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "install", lambda *_: None)
    monkeypatch.setattr(tools, "MODULES", root / "none")
    assert not bundle.made(root)
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "==> ブラウザーで書くページ（/write/）は作りません / No page for writing (/write/): "
    )
    assert "@sveltia" in line


def test_a_public_site_of_no_known_repository_has_no_such_page(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(pelicanconf.CODE_HOST_BACKEND, "repo", "")
    assert not bundle.published(root)
    assert capsys.readouterr().out.endswith("no repository is known: GITHUB_REPOSITORY\n")


@pytest.mark.parametrize("status", [1, 3])
def test_a_bundler_that_fails_leaves_nothing_behind(
    status: int, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needed(lambda: tools.module(bundle.PACKAGES[0]), "tests/writing")
    script = root / "bundle.mjs"
    script.write_text(f"console.error('Error: no luck'); process.exit({status});", encoding="utf-8")
    monkeypatch.setattr(tools, "install", lambda *_: None)
    monkeypatch.setattr(bundle, "BUILD", script)
    assert not bundle.made(root)
    assert capsys.readouterr().out.endswith(": Error: no luck\n")
    assert [*(root / bundle.CACHE).glob("*")] == []


def test_a_program_that_is_there_is_not_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed(lambda: tools.module(bundle.PACKAGES[0]), "tests/writing")
    monkeypatch.setattr(tools, "install", lambda *_: None)
    script = root / "bundle.mjs"
    script.write_text(
        "import { mkdirSync } from 'node:fs'; mkdirSync(process.argv[2], {recursive: true});",
        encoding="utf-8",
    )
    monkeypatch.setattr(bundle, "BUILD", script)
    first = bundle.made(root)
    script.unlink()
    assert Path(first).is_dir()
    assert bundle.made(root) == first
    (root / tools.LOCK).write_text("{}", encoding="utf-8")
    assert not bundle.made(root)  # other packages: it would have to be made


@pytest.mark.parametrize(
    ("known", "name", "repository"),
    [("owner/site", "guide", "owner/site"), ("", "guide", "site/guide"), ("", "第一歩 1", "site/----1")],
)
def test_a_preview_has_the_page_whether_a_repository_is_known_or_not(
    known: str, name: str, repository: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pelicanconf.CODE_HOST_BACKEND, "repo", known)
    monkeypatch.setattr(bundle, "made", lambda _: "program")
    found = bundle.previewed(Path("projects") / name)
    assert (found["WRITE_PATH"], found["CODE_HOST_BACKEND"]["repo"]) == ("program", repository)
    assert found["CODE_HOST_BACKEND"]["branch"] == "main"


def test_a_preview_without_a_program_is_one_without_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "made", lambda _: "")
    assert bundle.previewed(Path("projects/guide")) == {}


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://github.com/owner/the.site.git", "https://github.com/owner/the.site"),
        ("https://name@github.com/owner/site", "https://github.com/owner/site"),
        ("git@github.com:owner/site.git", "https://github.com/owner/site"),
        ("ssh://git@github.com/owner/site.git", "https://github.com/owner/site"),
        ("https://elsewhere.example/owner/site.git", ""),
        ("https://github.com.elsewhere.example/owner/site.git", ""),
        ("/home/somebody/site", ""),
        ("", ""),
    ],
)
def test_a_preview_knows_the_code_host_that_the_project_was_cloned_from(
    remote: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "made", lambda _: "program")
    monkeypatch.setattr(pelicanconf, "CODE_HOST", "")
    monkeypatch.setitem(pelicanconf.CODE_HOST_BACKEND, "api_root", "https://api.github.com")
    repositories.git(tmp_path, "init", "--quiet")
    if remote:
        repositories.git(tmp_path, "remote", "add", "origin", remote)
    assert bundle.previewed(tmp_path)["CODE_HOST"] == expected
