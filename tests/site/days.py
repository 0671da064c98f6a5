"""Build a project as it will be published on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.plugins import programs
from tests.site import built

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

URL = "https://guide.example"
NEWS = """\
---
Title: {title}
Description: About {title}.
Date: 2027-01-05
Modified: 2026-12-20
Topics: balcony
{more}---

{text}
"""


def write(
    project: Path, path: str, *, more: str = "", title: str = "Closed", text: str = "Words only here."
) -> None:
    """Write a piece of news that appears on 2027-01-05."""
    file = project / "content" / path
    file.write_text(NEWS.format(title=title, more=more, text=text), encoding="utf-8")


def run(
    project: Path, day: str, url: str = URL, *, release: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the public build as on a day (ISO 8601), with or without what belongs to a release.

    Nobody looks at how tightly that is compressed.
    """
    year, month, date = (int(part) for part in day.split("-"))
    today = f"datetime.date({year}, {month}, {date})"
    without = "" if release else ", RELEASE_PATH=''"
    call = f"build(Path('publishconf.py').resolve(), TODAY={today}{without})"
    program = f"{built.LOOSELY}import datetime; {programs.BUILD.format(call)}"
    return programs.run(project, "-c", program, SITEURL=url)


def on(project: Path, day: str, url: str = URL, *, release: bool = False) -> built.Built:
    """Return the site that is published on a day."""
    done = run(project, day, url, release=release)
    assert done.returncode == 0, done.stderr
    return built.read(project / "output", url)
