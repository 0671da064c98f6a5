"""Which files a build writes for hosts, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugins import programs, small_site
from tests.site import built as site

if TYPE_CHECKING:
    from pathlib import Path

RUN = programs.QUICKLY + programs.BUILD.format("build(Path({!r}).resolve())")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_site.write(tmp_path / "project")
    site.copy(project, site.PACKAGES)
    return project


def built(project: Path, settings: str) -> set[str]:
    """Return the files for hosts that a build with these settings leaves."""
    done = programs.run(project, "-c", RUN.format(settings), SITEURL="https://guide.example")
    assert (done.returncode, done.stderr) == (0, "")
    names = {"_headers", "_redirects", "nginx.conf", "Caddyfile"}
    found = {path for path in project.rglob("*") if path.name in names and path.is_file()}
    return {path.relative_to(project).as_posix() for path in found}


def test_a_public_build_ends_with_them(project: Path) -> None:
    assert built(project, "publishconf.py") == {"output/_headers", "release/nginx.conf", "release/Caddyfile"}


def test_old_addresses_are_for_hosts_too(project: Path) -> None:
    page = project / "content/ja/pages/about.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Modified:", "Aliases: old/\nModified:"), encoding="utf-8"
    )
    assert "output/_redirects" in built(project, "publishconf.py")
    assert (project / "output/_redirects").read_text(encoding="utf-8") == "/old/ /about/ 301\n"
    assert 'location = "/old/" {' in (project / "release/nginx.conf").read_text(encoding="utf-8")


def test_another_build_writes_none(project: Path) -> None:
    assert built(project, "pelicanconf.py") == set()


def test_a_header_that_cannot_be_sent_is_told_and_nothing_is_published(project: Path) -> None:
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8").replace('"no-referrer"', '"no\\nreferrer"')
    settings.write_text(text, encoding="utf-8")
    done = programs.run(project, "-c", RUN.format("publishconf.py"), SITEURL="https://guide.example")
    assert (done.returncode, done.stdout) == (1, "")
    assert "not the value of a header: 'no\\nreferrer'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "output").exists()
