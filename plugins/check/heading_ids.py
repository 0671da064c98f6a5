"""Check the names of headings, `## Words {#name}`: in any other form, they name nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from plugins.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.model.source import Source

Found = tuple[str, int, dict[str, str]]  # problem code, line, details

WITH_NAME = pattern(
    r"^[ >]*#{1,6}(?P<words>[^{｛\n]*)(?P<name>[{｛]\s*[:：]?\s*[#＃](?P<inside>[^{}｛｝\n]*)[}｝])"
    r"[ \t\u3000]*$",
    re.MULTILINE,
)
# As Python-Markdown's attr_list reads it; more attributes may follow.
RIGHT = pattern(r"\{:? ?#[\w-]+(?: +(?:\.\S+|[^\s=]+=\S+))* *\}")
NOT_IN_NAME = pattern(r"[^\w-]+")
SHOWN = 15  # characters that are shown of the words before it


def wrong(source: Source) -> Iterator[Found]:
    """Yield each name that is not one as it is written, with how it is written."""
    body, first = source.document.body, source.document.body_line
    if "{" not in body and "｛" not in body:
        return
    for found in WITH_NAME.finditer(body):
        words = found["words"]
        if not words.endswith(" ") or not RIGHT.fullmatch(found["name"]):
            plain = unicodedata.normalize("NFKC", found["inside"]).lower()
            name = NOT_IN_NAME.sub("-", plain).strip("-") or "name"
            right = f"{words.strip()[-SHOWN:]} {{#{name}}}"
            line = first + body.count("\n", 0, found.start())
            yield "id-form", line, {"text": found["name"], "right": right}
