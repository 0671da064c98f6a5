"""The test command of any other CI, on machines that have some of what it needs."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.workflows.files import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RUN = ROOT / ".ci" / "run"
BASH = "/bin/bash"
# Stand-ins: what a machine has does as little as it is asked for; what changes the machine tells of it.
TELLS = f'#!{BASH}\necho "${{0##*/}} $*"\n'
SUDO = f'#!{BASH}\necho "sudo $1"\nexec "$@"\n'
MAKE = f'#!{BASH}\necho "make $* $REQUIRE_TOOLS"\necho "$*" >>"${{0%/*}}/made"\n'
JAVA = f"#!{BASH}\necho 'Picked up JAVA_TOOL_OPTIONS: \"1\"\n{{}}' >&2\n"
HAS = {
    "make": MAKE,
    "python3": f"#!{BASH}\n",
    "git": f"#!{BASH}\n",
    "chromium-headless-shell": f"#!{BASH}\n",
    "fc-list": f"#!{BASH}\necho Noto\n",
    "java": JAVA.format('openjdk version "17.0.15" 2025-04-15'),
    "node": f"#!{BASH}\n",
    "npm": f"#!{BASH}\n",
    "firefox": f"#!{BASH}\n",
    "WebKitWebDriver": f"#!{BASH}\n",
    "Xvfb": f"#!{BASH}\n",
    "nginx": f"#!{BASH}\n",
    "caddy": f"#!{BASH}\n",
    "wrk": f"#!{BASH}\n",
    "openssl": f"#!{BASH}\n",
}
FAILS = f"#!{BASH}\nexit 1\n"
SILENT = f"#!{BASH}\n"
RUNS = ["make test-all 1"]
INSTALL = "apt-get install --yes --no-install-recommends"


def run(folder: Path, programs: dict[str, str], user: int = 0) -> list[str]:
    """Run the command on a machine that has these programs only; return what it does."""
    system = {"apt-get": TELLS, "id": f"#!{BASH}\necho {user}\n"}
    for name, text in (system | programs).items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    for name in ("dirname", "env"):
        (folder / name).symlink_to(str(shutil.which(name)))
    done = subprocess.run(  # noqa: S603 - our own script
        [BASH, str(RUN)], env={"PATH": str(folder)}, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_machine_that_has_everything_is_left_as_it_is(tmp_path: Path) -> None:
    assert run(tmp_path, HAS) == RUNS


@pytest.mark.parametrize(
    ("change", "installed"),
    [
        ({"python3": FAILS}, "python3 python3-venv"),
        ({"fc-list": SILENT}, "fontconfig fonts-noto-cjk"),
        ({"java": JAVA.format('java version "1.8.0_412"')}, "default-jre-headless"),
        ({"java": JAVA.format('openjdk version "16.0.2" 2021-07-20')}, "default-jre-headless"),
        ({"java": JAVA.format('openjdk version "17" 2021-09-14')}, ""),
        ({"java": JAVA.format('openjdk version "26-ea" 2026-03-17')}, ""),
        ({"java": FAILS}, "default-jre-headless"),
    ],
)
def test_what_does_not_do_is_installed(change: dict[str, str], installed: str, tmp_path: Path) -> None:
    expected = ["apt-get update", f"{INSTALL} {installed}"] if installed else []
    assert run(tmp_path, HAS | change) == [*expected, *RUNS]


@pytest.mark.parametrize(
    ("missing", "installed"),
    [
        ("python3", "python3 python3-venv"),
        ("git", "git"),
        ("chromium-headless-shell", "chromium-headless-shell"),
        ("fc-list", "fontconfig fonts-noto-cjk"),
        ("java", "default-jre-headless"),
        ("node", "nodejs"),
        ("npm", "npm"),
        ("firefox", "firefox-esr"),
        ("WebKitWebDriver", "webkit2gtk-driver"),
        ("Xvfb", "xvfb libegl1 libgl1 libxkbfile1 libxshmfence1 libxtst6"),
        ("nginx", "nginx"),
        ("caddy", "caddy"),
        ("wrk", "wrk"),
        ("openssl", "openssl"),
    ],
)
def test_what_is_missing_is_installed(missing: str, installed: str, tmp_path: Path) -> None:
    programs = {name: text for name, text in HAS.items() if name != missing}
    assert run(tmp_path, programs) == ["apt-get update", f"{INSTALL} {installed}", *RUNS]


@pytest.mark.parametrize(
    ("change", "made"),
    [
        ({}, ["test-all"]),
        ({"java": FAILS}, ["engines", "test-all"]),
        ({"python3": FAILS}, ["test-all"]),  # which only then brings an environment
    ],
)
def test_pip_installs_while_packages_come(change: dict[str, str], made: list[str], tmp_path: Path) -> None:
    run(tmp_path, HAS | change)
    assert (tmp_path / "made").read_text(encoding="utf-8").split() == made


def test_a_clean_machine_gets_everything_at_once(tmp_path: Path) -> None:
    # The package manager brings make, which the stand-in for it cannot.
    brings = f"#!{BASH}\necho \"apt-get $*\"\necho '{MAKE}' >{tmp_path}/make\nenv chmod +x {tmp_path}/make\n"
    (tmp_path / "chmod").symlink_to(str(shutil.which("chmod")))
    packages = (
        "make python3 python3-venv git chromium-headless-shell fontconfig fonts-noto-cjk "
        "default-jre-headless nodejs npm "
        "firefox-esr webkit2gtk-driver xvfb libegl1 libgl1 libxkbfile1 libxshmfence1 libxtst6 "
        "nginx caddy wrk openssl"
    )
    assert run(tmp_path, {"apt-get": brings}) == [
        "apt-get update",
        f"{INSTALL} {packages}",
        *RUNS,
    ]


def test_whoever_is_not_root_installs_by_sudo(tmp_path: Path) -> None:
    programs = {name: text for name, text in HAS.items() if name != "npm"} | {"sudo": SUDO}
    assert run(tmp_path, programs, user=1000) == [
        "sudo apt-get",
        "apt-get update",
        "sudo env",
        f"{INSTALL} npm",
        *RUNS,
    ]
