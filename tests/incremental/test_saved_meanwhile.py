"""What is saved while a build begins is not taken for what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.incremental.earlier import build
from tests.plugins import programs

if TYPE_CHECKING:
    from pathlib import Path

    Built = tuple[Path, dict[str, bytes]]

pytestmark = pytest.mark.slow
SAVED = """
from pathlib import Path
from plugins import build
begin = build.begin
def save(*arguments):
    file = Path({path!r})
    file.write_text(file.read_text(encoding="utf-8") + {words!r}, encoding="utf-8")
    return begin(*arguments)
build.begin = save
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("theme/templates/partials/footer.html", "<p>saved</p>\n"),
        ("theme/css/tokens.css", "/* saved */ p { color: red }\n"),
        ("content/ja/pages/about.md", "\n保存しました。\n"),
        ("content/data/data.toml", "\n# saved\n"),
    ],
)
def test_what_is_saved_while_a_build_begins_and_then_undone_is_not_published(
    project: Path, path: str, words: str, built: Built
) -> None:
    """The site is looked at, then a file is saved, and only then the build reads it."""
    assert build(project) == built[1]
    (project / "output" / "robots.txt").unlink()  # so that there is something to do
    before = (project / path).read_text(encoding="utf-8")
    program = SAVED.format(path=path, words=words) + programs.OURS[1]
    assert programs.run(project, "-c", program).returncode == 0
    (project / path).write_text(before, encoding="utf-8")
    assert build(project) == built[1]
