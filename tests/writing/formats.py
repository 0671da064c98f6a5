"""The formats of pages and of content/data, run by Node.js: many files in one process."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit import tools
from plugins.model.fields import FIELDS, STATUSES, WORDS
from tests.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAGES, DATA = (Path(__file__).with_name(name) for name in ("format.mjs", "data.mjs"))
PARSER = "toml-eslint-parser"
FORMAT = {
    "shapes": {name: field.shape for name, field in FIELDS.items()},
    "words": WORDS,
    "modified": "Modified",
    "implied": {"Status": STATUSES[0]},
    "pictures": {"field": "pictures", "in_forms": "/images/", "in_pages": "../../images/"},
}
DAY = "2027-02-03"  # the day on which all that is written is changed


def run(jobs: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what was `read`, which `text` was written, and its `fingerprint`, for each job (format.mjs)."""
    return _run(PAGES, {"format": FORMAT, "day": DAY, "jobs": [*jobs]})


def run_data(lists: Mapping[str, Any], jobs: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what was `read`, and which `text` was written, for each job (data.mjs)."""
    needed(lambda: tools.module(PARSER), "tests/writing")
    return _run(DATA, {"lists": lists, "jobs": [*jobs]})


def _run(script: Path, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    node = needed(tools.node, "tests/writing")
    command = [node, str(script)]
    done = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)  # noqa: S603
    assert not done.returncode, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
