"""A template is compiled once for all projects, and what goes wrong in it is told of the right one."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from tests import compiled

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "{% macro shown(x) %}{{ 1 // x }}{% endmacro %}{{ shown(x) }}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which templates of this process are compiled."""
    monkeypatch.setattr(Environment, "__init__", Environment.__init__)  # it gets its own back afterwards
    (tmp_path / "compiled").mkdir()
    compiled.use(str(tmp_path / "compiled"))
    return tmp_path / "compiled"


def environment(project: Path, text: str = TEXT, **settings: bool) -> Environment:
    project.mkdir(exist_ok=True)
    (project / "page.html").write_text(text, encoding="utf-8")
    return Environment(loader=FileSystemLoader(project), **settings)  # type: ignore[arg-type]  # noqa: S701


def test_the_same_text_is_compiled_once_and_another_one_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment(tmp_path / "one").get_template("page.html").render(x=1) == "1"
    assert len([*folder.iterdir()]) == 1
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
        assert environment(tmp_path / "other").get_template("page.html").render(x=1) == "1"
    assert environment(tmp_path / "other", "2").get_template("page.html").render() == "2"
    assert environment(tmp_path / "one").get_template("page.html").render(x=1) == "1"
    assert len([*folder.iterdir()]) == 2


@pytest.mark.usefixtures("folder")
def test_what_settings_decide_is_compiled_for_each_of_them(tmp_path: Path) -> None:
    texts = [
        environment(tmp_path / "one", "{{ '<' }}{{ x }}", autoescape=escapes).get_template("page.html")
        for escapes in (True, False)
    ]
    assert [text.render(x="<") for text in texts] == ["&lt;&lt;", "<<"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["one", "other"])
def test_what_goes_wrong_is_told_of_the_project_that_is_built(tmp_path: Path, name: str) -> None:
    environment(tmp_path / "one").get_template("page.html")
    with pytest.raises(ZeroDivisionError) as error:
        environment(tmp_path / name).get_template("page.html").render(x=0)
    told = {
        frame.filename for frame in traceback.extract_tb(error.tb) if frame.filename.endswith("page.html")
    }
    assert told == {str(tmp_path / name / "page.html")}
