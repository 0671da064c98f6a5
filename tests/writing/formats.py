"""The format of pages, run by Node.js: many pages in one process."""

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

RUN = Path(__file__).with_name("format.mjs")
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
    given = json.dumps({"format": FORMAT, "day": DAY, "jobs": [*jobs]})
    node = needed(tools.node, "tests/writing")
    done = subprocess.run([node, str(RUN)], input=given.encode(), capture_output=True, check=False)  # noqa: S603
    assert not done.returncode, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
