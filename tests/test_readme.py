"""What the two README files name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ja.md")
MADE = {"output/", "release/", ".venv"}  # these come into being


def missing(text: str) -> list[str]:
    """Return every path, link target and task that a README names and that there is not."""
    code = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    blocks = "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.DOTALL))
    paths = [name for name in code if re.fullmatch(r"[\w.-]+(/[\w.-]*)*(/|\.\w+)", name) and name not in MADE]
    paths += re.findall(r"^([\w.-]+/|[\w-]+\.py)(?= {2,})", blocks, re.MULTILINE)
    paths += [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link and link != "steps.md"]
    paths = [path.partition("#")[0] for path in paths]
    commands = [line for text in (*code, blocks) for line in text.splitlines()]
    named = (re.match(r"(?:\w+=\S+ )?make ([a-z]+)\b", line) for line in commands)
    known = Collection.from_module(tasks).task_names
    unknown = [match[1] for match in named if match and match[1] not in known]
    return [path for path in paths if not (ROOT / path).exists()] + unknown


@pytest.mark.parametrize("name", READMES)
def test_every_command_path_and_task_exists(name: str) -> None:
    assert missing((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_the_two_commands_and_links_the_other_language(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make serve" in text
    assert "make test" in text
    other = next(readme for readme in READMES if readme != name)
    assert f"]({other})" in text.splitlines()[2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`content/data/office.toml`", ["content/data/office.toml"]),
        ("[x](LICENCE)", ["LICENCE"]),
        ("```sh\nmake sevre   # x\n```", ["sevre"]),
        ("`make pubilsh`", ["pubilsh"]),
        ("```\nthemes/   x\n```", ["themes/"]),
    ],
)
def test_what_does_not_exist_is_found(text: str, found: list[str]) -> None:
    assert missing(text) == found


def test_both_name_the_same_files() -> None:
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    one, two = ({*re.findall(r"`((?:content|theme|plugins)/[^`]*)`", text)} for text in texts)
    assert one == two
