"""The script of the search page, as it is published."""

from __future__ import annotations

import re
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
    (tmp_path / "js" / "shards.js").write_text("// Why.\n\nexport const open = 1;\n", encoding="utf-8")
    files = script.files(tmp_path, "static/")
    paths = [re.sub(r"\.[0-9a-f]{10}\.", ".", file.path) for file in files.values()]
    assert paths == ["static/search.js", "static/shards.js"]
    assert files[script.NAME].content == script.script(tmp_path)
    assert files[script.SHARDS].content == b"export const open = 1;"
