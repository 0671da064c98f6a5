"""The script of the search page, as it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.render import script

if TYPE_CHECKING:
    from pathlib import Path


def test_the_parts_become_one_module_without_comments_and_indents(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    for name in script.PARTS:
        text = f'// What it is for.\n\nconst {name} = () => {{\n  // why\n  return "// none"; // one\n}};\n'
        (tmp_path / "js" / f"{name}.js").write_text(text, encoding="utf-8")
    part = 'const {} = () => {{\nreturn "// none"; // one\n}};\n'
    assert script.script(tmp_path).decode() == "".join(map(part.format, script.PARTS)).rstrip()
    file = script.file(tmp_path, "static/")
    assert file.path.startswith("static/search.")
    assert file.path.endswith(".js")
    assert file.content == script.script(tmp_path)
