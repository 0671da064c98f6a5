"""What is told once something has failed, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editing import failure

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = [
    "サイトは元のままです。[ ] の名前の意味: docs/problems.ja.md",
    "分からないときは、サイトの開発者に聞いてください。",
    "The site is as it was. What the names in [ ] mean: docs/problems.md",
    "If you are not sure, ask the site's developer.",
]
HOST = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_REPOSITORY": "owner/the_site"}
LIST = "https://code.example/owner/the_site/blob/HEAD/docs/problems"
SOMEBODY = """
[developer]
name = { ja = "花野さくら", en = "Sakura Hanano" }
contact = { ja = "内線 12", en = "extension 12" }
"""


def lines(root: Path, text: str) -> list[str]:
    (root / "content" / "data").mkdir(parents=True)
    (root / "content" / "data" / "a.toml").write_text(text, encoding="utf-8")
    (root / "content" / "data" / "b.toml").write_text("[[broken", encoding="utf-8")
    return failure.lines(root, {})


def test_whoever_the_data_name_is_told_though_another_file_is_broken(tmp_path: Path) -> None:
    assert lines(tmp_path, SOMEBODY) == [
        NOBODY[0],
        "分からないときは、花野さくら（内線 12）に聞いてください。",
        NOBODY[2],
        "If you are not sure, ask Sakura Hanano (extension 12).",
    ]


def test_a_name_in_one_language_is_better_than_none(tmp_path: Path) -> None:
    text = '[developer]\nname.en = "Sakura"\ncontact.ja = "内線 12"\n'
    assert lines(tmp_path, text)[1::2] == [
        "分からないときは、Sakura（内線 12）に聞いてください。",
        "If you are not sure, ask Sakura (内線 12).",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "developer = 1\n",
        "[developer]\n",
        '[developer]\nname.ja = "花野"\n',
        '[developer]\nname = "花野"\ncontact = "内線 12"\n',
        '[developer]\nname.ja = ""\ncontact.ja = " "\n',
        "[developer]\nname.ja = 1\ncontact.ja = 2\n",
        "[developer",
    ],
)
def test_while_nobody_is_named_it_is_the_developer(text: str, tmp_path: Path) -> None:
    assert lines(tmp_path, text) == NOBODY


def test_a_site_without_data_has_a_developer(tmp_path: Path) -> None:
    assert failure.lines(tmp_path, {}) == NOBODY


def test_on_the_code_host_the_summary_links_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    for name, value in {**HOST, "GITHUB_STEP_SUMMARY": str(summary)}.items():
        monkeypatch.setenv(name, value)
    failure.tell(tmp_path)
    told = [
        f"サイトは元のままです。[ ] の名前の意味: {LIST}.ja.md",
        NOBODY[1],
        f"The site is as it was. What the names in [ ] mean: {LIST}.md",
        NOBODY[3],
    ]
    assert capsys.readouterr() == ("", "".join(f"==> {line}\n" for line in told))
    shown = [
        "サイトは元のままです。\\[ \\] の名前の意味\\: " + f"{LIST}.ja.md",
        NOBODY[1],
        f"The site is as it was\\. What the names in \\[ \\] mean\\: {LIST}.md",
        "If you are not sure\\, ask the site\\'s developer\\.",
    ]
    assert summary.read_text(encoding="utf-8") == "".join(f"{line}\n\n" for line in shown)
