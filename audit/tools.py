"""The programs that audits need and pip does not bring: where each is, or how to get it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
LOCK = "package-lock.json"
READINGS = ROOT / ".readings"  # what proposes readings of kanji: 77 MB
ENGINES = ROOT / ".engines"  # Chromium of earlier years, beside the environment: 800 MB
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"  # the same without windows: what opens pages takes half as long
# No sandbox for root in a container; no connection that is not the page's own.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SERVERS = ("/usr/local/sbin", "/usr/sbin")
OLDEST_JAVA = 17  # of vnu-jar 26: it loads classes of version 61 for any file
REQUIRED = "REQUIRE_TOOLS"  # set to 1 where nothing may be left out


class MissingToolError(Exception):
    """Something is not on this machine; the text says what, and how to get it."""


def is_required() -> bool:
    """Tell whether a missing tool is a failure."""
    return os.environ.get(REQUIRED, "") not in {"", "0"}


def chromium(names: Sequence[str] = (SHELL, *CHROMIUM)) -> str:
    """Return the path of a Chromium; raise MissingToolError without one, or without a Japanese font."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise MissingToolError("Chromiumがありません / no Chromium: apt-get install chromium")
    if not _has_japanese_font():
        raise MissingToolError(
            "日本語のフォントがありません / no Japanese font: apt-get install fonts-noto-cjk"
        )
    return found


def _has_japanese_font() -> bool:
    program = shutil.which("fc-list")
    if not program:
        return True  # not a system with fontconfig: it cannot be asked
    done = subprocess.run([program, ":lang=ja", "family"], capture_output=True, check=False)  # noqa: S603
    return bool(done.stdout.strip())


def server(name: str) -> str:
    """Return the path of nginx, Caddy or what tests them; raise MissingToolError without it."""
    # Where Debian keeps servers, the PATH of an ordinary user does not lead.
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", os.defpath), *SERVERS)))
    if not found:
        raise MissingToolError(f"{name}がありません / no {name}: apt-get install {name}")
    return found


def java() -> str:
    """Return the path of Java, 17 or newer; raise MissingToolError without one."""
    found = shutil.which("java")
    if not found:
        raise MissingToolError("Javaがありません / no Java: apt-get install default-jre-headless")
    done = subprocess.run([found, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    # The first versions called themselves 1.8 and so on. On macOS, a program of this name may only say where
    # to get Java.
    version = re.search(r'version "(\d+)', done.stderr)
    if not version or int(version[1]) < OLDEST_JAVA:
        raise MissingToolError(
            f"Java {OLDEST_JAVA}以上がありません / no Java {OLDEST_JAVA} or newer: "
            "apt-get install default-jre-headless"
        )
    return found


def node() -> str:
    """Return the path of Node.js; raise MissingToolError without it."""
    found = shutil.which("node")
    if not found:
        raise MissingToolError("Node.jsがありません / no Node.js: apt-get install nodejs")
    return found


def module(path: str, task: str = "test") -> Path:
    """Return a file of an installed npm package; raise MissingToolError if there is none.

    `task` is the one that installs the package.
    """
    found = MODULES / path
    if not found.exists():
        name = path.split("/", maxsplit=1)[0]
        raise MissingToolError(f"{name}がありません / no {name}: apt-get install npm, make {task}")
    return found


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
# Never from its source: that would take compilers, and packages that no hash covers.
HOW = ("--require-hashes", "--only-binary", ":all:", "--upgrade")


def install_environment(pinned: Path, command: Sequence[str] = (*PIP, *HOW)) -> None:
    """Install into this environment what a requirements file pins, unless it is there; exit if that fails."""
    if said := _pip(pinned, Path(sys.prefix) / f"{pinned.stem}.ready", command):
        sys.exit(said)


def install_pinned(pinned: Path, folder: Path, command: Sequence[str] = (*PIP, *HOW)) -> None:
    """Install into a folder what a requirements file pins, unless it is there; tell it if that fails."""
    if said := _pip(pinned, folder / "ready", [*command, "--target", str(folder)]):
        print(f"==> pipができませんでした / pip failed: {said.splitlines()[-1]}", file=sys.stderr)


def _pip(pinned: Path, ready: Path, command: Sequence[str]) -> str:
    """Install unless the file `ready` is newer than what is pinned; return pip's own words if it fails."""
    if ready.exists() and ready.stat().st_mtime > pinned.stat().st_mtime:
        return ""
    print(f"==> pip install -r {pinned.name}", file=sys.stderr)
    done = subprocess.run(  # noqa: S603 - pip itself
        [*command, "-r", str(pinned)], check=False, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        return done.stderr.strip() or f"exit status {done.returncode}"
    ready.touch()
    return ""


def install(*packages: str, everything: bool = False) -> None:
    """Install what package-lock.json pins, unless it is there; what is missing then will be missed later."""
    npm, installed = shutil.which("npm"), MODULES / ".package-lock.json"  # npm's own note of what it has done
    if not npm or MODULES.is_symlink():  # npm would empty the folder that a link leads to: another checkout's
        return
    is_current = installed.exists() and installed.stat().st_mtime > (ROOT / LOCK).stat().st_mtime
    if is_current and all((MODULES / name).exists() for name in packages):
        return
    print("==> npm ci", flush=True)
    command = [npm, "ci", "--ignore-scripts", *([] if everything else ["--omit=dev"])]
    done = subprocess.run(  # noqa: S603 - npm itself
        command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        print(f"==> npm ciができませんでした / npm ci failed: {_reason(done)}", file=sys.stderr)


def _reason(failed: subprocess.CompletedProcess[str]) -> str:
    """Return npm's code for what went wrong, such as ENOTFOUND, or else the first of its many lines."""
    code = re.search(r"(?m)^npm \S+ code (\S+)", failed.stderr)
    lines = failed.stderr.strip().splitlines()
    return code[1] if code else lines[0] if lines else f"exit status {failed.returncode}"
