"""Run the search page's script in node, without a browser."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from audit import tools
from plugins.render import script
from tests.needed import needed
from tests.site.built import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, program: str, given: Any) -> Any:
    """Return what a program returns; it has the modules' exports as `search` and `shards`, and `given`."""
    for name in script.MODULES:
        (folder / name).with_suffix(".mjs").write_bytes(script.script(PROJECT / "theme", name))
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    (folder / "program.mjs").write_text(
        'import * as search from "./search.mjs";\n'
        'import * as shards from "./shards.mjs";\n'
        'import { readFileSync } from "node:fs";\n'
        'const given = JSON.parse(readFileSync(new URL("given.json", import.meta.url), "utf-8"));\n'
        f"console.log(JSON.stringify(await (async () => {{ {program} }})()));\n",
        encoding="utf-8",
    )
    command = [_node(), str(folder / "program.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return json.loads(done.stdout)


def _node() -> str:
    return needed(lambda: tools.server("node"), "tests/search")
