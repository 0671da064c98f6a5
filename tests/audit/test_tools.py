"""Programs that pip does not bring are found, or it is told how to get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from audit import tools

if TYPE_CHECKING:
    from pathlib import Path

    from tests.audit.conftest import Machine

NO_FONT = "日本語のフォントがありません / no Japanese font: apt-get install fonts-noto-cjk"
TOO_OLD = "Java 17以上がありません / no Java 17 or newer: apt-get install default-jre-headless"


@pytest.mark.parametrize("value", ["1", "yes"])
def test_a_missing_tool_is_a_failure_where_it_is_required(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", value)
    assert tools.is_required()


@pytest.mark.parametrize("value", ["", "0"])
def test_a_missing_tool_is_no_failure_elsewhere(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", value)
    assert not tools.is_required()
    monkeypatch.delenv("REQUIRE_TOOLS")
    assert not tools.is_required()


@pytest.mark.parametrize("name", [tools.SHELL, *tools.CHROMIUM])
def test_chromium_is_found_by_each_of_its_names(name: str, folder: Path, machine: Machine) -> None:
    machine(**{name: "", "fc-list": "echo Noto Sans CJK JP"})
    assert tools.chromium() == str(folder / name)


def test_the_chromium_without_windows_is_preferred(folder: Path, machine: Machine) -> None:
    machine(chromium="", chromium_headless_shell="")
    assert tools.chromium() == str(folder / tools.SHELL)
    assert tools.chromium(tools.CHROMIUM) == str(folder / "chromium")


@pytest.mark.parametrize(
    ("programs", "told"),
    [
        ({"firefox": ""}, "Chromiumがありません / no Chromium: apt-get install chromium"),
        ({"chromium": "", "fc_list": ""}, NO_FONT),
        ({"chromium": "", "fc_list": "exit 1"}, NO_FONT),
    ],
)
def test_without_chromium_or_a_japanese_font_it_is_told_how_to_get_them(
    programs: dict[str, str], told: str, machine: Machine
) -> None:
    machine(**programs)
    with pytest.raises(tools.MissingToolError, match=f"^{re.escape(told)}$"):
        tools.chromium()


def test_only_japanese_fonts_are_asked_for(machine: Machine) -> None:
    machine(chromium="", fc_list='test "$1" = :lang=ja && echo Noto')
    assert tools.chromium()


def test_a_system_that_cannot_be_asked_for_fonts_is_trusted(folder: Path, machine: Machine) -> None:
    machine(chromium="")
    assert tools.chromium() == str(folder / "chromium")


@pytest.mark.parametrize(
    "version",
    [
        'openjdk version "17" 2021-09-14',
        'java version "21.0.3" 2024-04-16 LTS',
        'openjdk version "26-ea" 2026-03-17',
        'Picked up JAVA_TOOL_OPTIONS: "8"\nopenjdk version "17.0.15" 2025-04-15',
    ],
)
def test_java_is_found_from_version_17_on(version: str, folder: Path, machine: Machine) -> None:
    machine(java=f"echo '{version}' >&2")
    assert tools.java() == str(folder / "java")


@pytest.mark.parametrize(
    "text",
    [
        "echo 'java version \"1.8.0_412\"' >&2",
        "echo 'openjdk version \"16.0.2\" 2021-07-20' >&2",
        "echo 'The operation couldn’t be completed. Unable to locate a Java Runtime.' >&2; exit 1",
        "exit 0",
    ],
)
def test_an_older_java_or_none_behind_the_name_will_not_do(text: str, machine: Machine) -> None:
    machine(java=text)
    with pytest.raises(tools.MissingToolError, match=f"^{TOO_OLD}$"):
        tools.java()


@pytest.mark.usefixtures("folder")
def test_without_java_it_is_told_how_to_get_it() -> None:
    told = "Javaがありません / no Java: apt-get install default-jre-headless"
    with pytest.raises(tools.MissingToolError, match=f"^{told}$"):
        tools.java()


def test_a_server_is_found_where_an_ordinary_user_does_not_look(
    folder: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(nginx="")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(tools, "SERVERS", (str(folder),))
    assert tools.server("nginx") == str(folder / "nginx")


@pytest.mark.usefixtures("folder")
def test_without_a_server_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "SERVERS", ())
    with pytest.raises(
        tools.MissingToolError, match=r"^caddyがありません / no caddy: apt-get install caddy$"
    ):
        tools.server("caddy")


def test_a_file_of_an_installed_package_is_found(project: Path) -> None:
    jar = project / "node_modules/vnu-jar/build/dist/vnu.jar"
    jar.parent.mkdir(parents=True)
    jar.touch()
    assert tools.module("vnu-jar/build/dist/vnu.jar") == jar


@pytest.mark.usefixtures("project")
def test_without_a_package_it_is_told_how_to_get_it() -> None:
    told = "vnu-jarがありません / no vnu-jar: apt-get install npm, make test"
    with pytest.raises(tools.MissingToolError, match=f"^{told}$"):
        tools.module("vnu-jar/build/dist/vnu.jar")
