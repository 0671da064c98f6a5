"""Whatever is mixed into a site, right or wrong: what passes the check can be built."""

from __future__ import annotations

import json
import os
import shutil
from random import Random
from typing import TYPE_CHECKING, TypeVar

from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

T = TypeVar("T")
# SITES=10000 tries more, SITES_SEED=2 others; each takes a third of a second.
COUNT, FEW = int(os.environ.get("SITES", "14")), 8
SEED = os.environ.get("SITES_SEED", "1")
LONG = "a" * 300
BOTH = """
import json
from pathlib import Path
from plugins.run import run
settings = Path("pelicanconf.py").resolve()
check = run(settings, CHECK_ONLY=True, SILENT=True)
built = None if check.status else run(settings, SILENT=True)
print(json.dumps([[end.status, sorted({p.code for p in end.problems})] for end in (check, built) if end]))
"""
NAMES = (
    "one",
    "two",
    "deep/one",
    "index",
    "about",
    "404",
    "2",
    "Bad",
    "a b",
    "題",
    "x" * 140,
    "x" * 240,
    "feed",
)
VALUES = {
    "Title": ("題", "題 {漢字|かんじ}", "<b>", "x" * 200, ""),
    "Description": ("説明。", "x", '"', ""),
    "Modified": ("2026-01-02", "2026-13-01", "2999-01-01", ""),
    "Date": ("2026-01-02", "2026-02-30", "2999-01-01", "0001-01-01"),
    "Expires": ("2026-01-03", "2025-01-01", "9999-12-31"),
    "Aliases": (
        "old/",
        f"{LONG}/",
        "About/",
        "about/",
        "news/2/",
        "en/old/",
        "old.html",
        "topics/work/",
        "a//b/",
    ),
    "Save_as": ("404.html", "x/y.html", f"{LONG}.html", "index.html", "static/x.html", "../x.html"),
    "Topics": ("work", "nothing", "work, work"),
    "Status": ("published", "draft", "withdrawn", "gone"),
    "Template": ("home", "office", "news", "accessibility", "none"),
    "Office": ("hall", "mill", "nobody"),
    "Order": ("1", "0", "x"),
    "Translated_from": ("ja 000000000000", "en 000000000000", "x"),
}
USUAL = ("Title", "Description", "Date", "Modified")
RIGHT = 0.93  # how often a part is right, one in fourteen being anything
USUAL_PIECES = (
    "文です。",
    "## 見出し",
    "[会](../pages/about.md)",
    "![絵](../../images/share.png)",
    "- 一\n- 二",
)
PIECES = (
    *("文です。", "## 見出し", "## 題 {#main}", "[会](about.md)", "[会](../pages/about.md#x)", "[x](one.md)"),
    *(
        "[データ](../../data/data.toml)",
        "![絵](../../images/share.png)",
        "[絵](../../images/a.svg)",
        "![](x.png)",
    ),
    *(
        "[x](../../images/)",
        "[x](../../../theme/css/main.css)",
        "[x](.)",
        "[x](#a)",
        "[x]()",
        "<div>",
        "<b>x</b>",
    ),
    *(
        "[x](../../en/pages/about.md)",
        "!!! note\n    x",
        "- a\n    - b",
        "| a |\n|---|\n| b |",
        "03-1234-9999",
    ),
    *(
        "[x](../../images/linked.png)",
        "![x](../../images/gone.png)",
        "[x](https://example.org/)",
        "\x0c",
        "`x`",
    ),
)
IMAGES: dict[str, Callable[[Path], object]] = {
    "gone.png": lambda path: path.symlink_to("nowhere.png"),
    "linked.png": lambda path: path.symlink_to("share.png"),
    "folder.png": lambda path: path.mkdir(),
    "pipe.png": os.mkfifo,
    "a.svg": lambda path: path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'),
    "b.svg": lambda path: path.write_text("<svg onload='x'/>"),
    "c.png": lambda path: path.write_bytes(small_site.png()),
    "d.jpg": lambda path: path.write_bytes(b"\xff\xd8\xff"),
    f"{'x' * 200}.png": lambda path: path.write_bytes(small_site.png()),
}
DATA = (
    ('share_image = { ja = "images/share.png"', 'share_image = { ja = "data/data.toml"'),
    ('share_image = { ja = "images/share.png"', 'share_image = { ja = "images/../images/share.png"'),
    ('share_image = { ja = "images/share.png"', 'share_image = { ja = "images/a.svg"'),
    ('id = "work"', f'id = "{LONG}"'),
    ('id = "work"', 'id = "2"'),
    ('id = "hall"', 'id = "work"'),
    ('name = { ja = "仕事"', 'name = { ja = "<b>"'),
    ('name = { ja = "仕事"', 'name = { ja = "a\\rb"'),
    ('hashtag = "しごと"', 'hashtag = "#"'),
    ("{street}, ", "{street:>99999999}, "),
    ("?q={query}", "?q={query.x}"),
    ("questions = []", "questions = [1]"),
    ("longest_title = 30", "longest_title = -1"),
    ('unbroken = ["第一歩"]', 'unbroken = [""]'),
)


def one_of(dice: Random, choices: Sequence[T]) -> T:
    """Return the first one, which is right, or seldom any."""
    return choices[0] if dice.random() < RIGHT else dice.choice(choices)


def page(dice: Random, folder: str, name: str) -> str:
    """Return a file of text; most of its entries are right."""
    usual = [key for key in USUAL if folder == "news" or key != "Date"]
    more = dice.sample(sorted(VALUES.keys() - {*USUAL}), dice.choice((0, 0, 1, 2)))
    values = {key: one_of(dice, VALUES[key]) for key in (*usual, *more)}
    values |= {key: f"{values[key]} {folder} {name}" for key in ("Title", "Description") if values[key]}
    head = "".join(f"{key}: {value}\n" for key, value in values.items())
    body = "\n\n".join(
        dice.choice(PIECES if dice.random() > RIGHT else USUAL_PIECES) for _ in range(dice.randint(1, 3))
    )
    body = body.replace("](../", "](../" + "../" * name.count("/"))
    return f"---\n{head}---\n\n{body}\n"


def change(project: Path, dice: Random) -> None:
    """Mix some parts into a site."""
    content = project / "content"
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        name = dice.choice(NAMES[:3]) if dice.random() < RIGHT else dice.choice(NAMES)
        folder = dice.choice(("news", "news", "pages"))
        path = content / dice.choice(("ja", "en")) / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(dice, folder, name), encoding="utf-8")
    for name in dice.sample(sorted(IMAGES), dice.choice((0, 0, 0, 0, 0, 0, 1, 2))):
        IMAGES[name](content / "images" / name)
    if dice.random() < 1 / 5:
        data = content / "data" / "data.toml"
        text = data.read_text(encoding="utf-8")
        old, new = dice.choice(DATA)
        assert old in text
        data.write_text(text.replace(old, new, 1), encoding="utf-8")
    if dice.random() < 1 / 20:
        dice.choice(sorted(content.glob("*/pages/*.md"))).unlink()


def test_what_passes_the_check_can_be_built(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    project = small_site.write(tmp_path / "site")
    right = tmp_path / "right"
    (project / "content").rename(right)
    count = COUNT if pytestconfig.getoption("--all") else FEW
    ends: dict[int, int] = {0: 0, 1: 0}
    for number in range(count):
        shutil.rmtree(project / "content", ignore_errors=True)
        shutil.copytree(right, project / "content")
        change(project, Random(f"{SEED} {number}"))  # noqa: S311 - to be the same each time
        done = programs.run(project, "-c", BOTH)
        assert (done.returncode, done.stderr) == (0, ""), (number, done.stderr)
        checked, *built = json.loads(done.stdout.splitlines()[-1])
        codes = {code for _, codes in (checked, *built) for code in codes}
        assert codes & {"unexpected", "unreadable", "pelican-warning", "cache-refused"} == set(), (
            number,
            codes,
        )
        assert [status for status, _ in built] == [0][checked[0] :], (number, built)
        ends[checked[0]] += 1
    assert min(ends.values()) > count / 10, ends
