"""The format of pages: what nobody has changed keeps its bytes, and what is written means what was typed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from plugins.model.fields import FIELDS
from plugins.model.fingerprint import fingerprint
from plugins.read.front_matter import parse
from tests.site.built import PROJECT, SAMPLE
from tests.writing.formats import DAY, run

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [
    path
    for root in (PROJECT, SAMPLE)
    for kind in settings.KINDS
    for path in sorted((root / "content").glob(f"*/{kind}/**/*.md"))
]
PAGE = """\
---
Title: Holidays: when we are closed
Description: d
Date: 2027-01-05
Modified: 2027-01-05
Topics: a, b
Strange: stays
---

## One {#one}

Text
"""
PICTURE = {"file": "/images/b.jpg", "alternative": "a [1]\n\\ b"}
SHOWN = "![a \\[1\\] \\\\ b](../../images/b.jpg)"
OUTCOMES = PAGE.replace("Strange: stays", "Outcomes:\n  - one\n  - two\nAliases: old/")


def text(path: Path) -> str:
    return path.read_bytes().decode()


def test_every_page_keeps_its_bytes() -> None:
    assert len(PAGES) > 50
    found = run({"source": text(path)} for path in PAGES)
    changed = [path for path, each in zip(PAGES, found, strict=True) if each["text"] != text(path)]
    assert changed == []


def test_every_page_is_read_as_the_site_reads_it() -> None:
    found = run({"source": text(path)} for path in PAGES)
    for path, each in zip(PAGES, found, strict=True):
        document, _ = parse(text(path), "")
        for key, entry in document.entries.items():
            value = each["read"][key]
            assert FIELDS[key].parse(value if isinstance(value, list) else [value]) == entry.value, path


def test_every_page_has_the_fingerprint_that_the_site_knows_it_by() -> None:
    found = run({"source": text(path)} for path in PAGES)
    different = [
        path
        for path, each in zip(PAGES, found, strict=True)
        if each["fingerprint"] != fingerprint(parse(text(path), "")[0])
    ]
    assert different == []


def test_another_title_changes_its_line_and_the_day() -> None:
    found = run({"source": text(path), "values": {"Title": "Another: “title” # 1"}} for path in PAGES)
    for path, each in zip(PAGES, found, strict=True):
        before, after = text(path).split("\n"), each["text"].split("\n")
        assert len(before) == len(after), path
        changed = [line for old, line in zip(before, after, strict=True) if line != old]
        assert changed == ["Title: Another: “title” # 1", f"Modified: {DAY}"], path


@pytest.mark.parametrize(
    ("source", "values", "old", "new"),
    [
        (PAGE, {"Topics": ["b"]}, "Topics: a, b", "Topics: b"),
        (PAGE, {"Topics": []}, "Topics: a, b\n", ""),
        (PAGE, {"Status": "draft"}, "a, b\n", "a, b\nStatus: draft\n"),
        (PAGE, {"Status": "published"}, "", ""),
        (PAGE, {"Outcomes": ["x", "", "- y"]}, "a, b\n", "a, b\nOutcomes:\n  - x\n  - - y\n"),
        (PAGE, {"Outcomes": ["—"]}, "", ""),
        (PAGE, {"Summary": "s"}, "Description: d\n", "Description: d\nSummary: s\n"),
        (PAGE, {"Title": " a\n---\nStatus: draft "}, "Holidays: when we are closed", "a --- Status: draft"),
        (PAGE, {"body": "## One {#one}\n\nOther"}, "\nText\n", "\nOther\n"),
        (PAGE, {"body": "\n## One {#one}\r\n\r\nText\n\n"}, "", ""),
        (PAGE, {"pictures": [PICTURE, {"alternative": "a"}]}, "Text\n", f"Text\n\n{SHOWN}\n"),
        (PAGE.replace("Text", SHOWN), {"pictures": [PICTURE]}, "", ""),
        (PAGE, {"pictures": []}, "", ""),
        (OUTCOMES, {"Outcomes": ["two"]}, "  - one\n", ""),
        (OUTCOMES, {"Aliases": ["old/", "older/"]}, "Aliases: old/", "Aliases: old/, older/"),
        (OUTCOMES, {"Aliases": []}, "Aliases: old/\n", ""),
        (f"{PAGE[:-5]}---\nText\n", {"Title": "T"}, "Holidays: when we are closed", "T"),
        ("---\nTitle: T\n---\n", {"Title": "U"}, "T\n", f"U\nModified: {DAY}\n"),
    ],
)
def test_only_what_has_changed_is_written(source: str, values: dict[str, Any], old: str, new: str) -> None:
    [found] = run([{"source": source, "values": values}])
    day = ("Modified: 2027-01-05", f"Modified: {DAY}" if old != new else "Modified: 2027-01-05")
    assert found["text"] == source.replace("Title: T\n", f"Title: {old}").replace(old, new, 1).replace(*day)


@pytest.mark.parametrize("value", ["2027-01-20", "2026-12-01"])
def test_a_day_that_somebody_has_chosen_stays(value: str) -> None:
    [found] = run([{"source": PAGE, "values": {"Title": "T", "Modified": value}}])
    assert f"\nModified: {value}\n" in found["text"]


def test_a_new_page_has_its_entries_in_the_order_of_the_fields() -> None:
    values = {
        "body": "Text",
        "Status": "draft",
        "Outcomes": ["one"],
        "Order": 7,
        "Topics": ["a", "b"],
        "Date": "2027-01-05",
        "Title": "T",
        "Expires": "",
        "Summary": None,
    }
    [found] = run([{"values": values}])
    assert found["text"] == (
        f"---\nTitle: T\nDate: 2027-01-05\nModified: {DAY}\nTopics: a, b\nOrder: 7\nOutcomes:\n  - one\n"
        "Status: draft\n---\n\nText\n"
    )


@pytest.mark.parametrize("source", ["Title: T\n", "", "---\nTitle: T\n", "text\n---\nTitle: T\n---\n"])
def test_what_is_no_page_is_refused_and_never_written(source: str) -> None:
    with pytest.raises(AssertionError, match="not a page"):
        run([{"source": source}])


PIECES = (
    *("\n", "\r\n", "\r", "---", "\n---\n", "\nStatus: published\n", "\u2028", "\u2029", "\x85", "\x0b"),
    *("\x1c", ": ", "#", "# ", "{#id}", "'", '"', "“", "\\", "- ", "\n  - ", "…", ",", "、", " ", "\u3000"),
    *(
        "\xa0",
        "😀",
        "👨\u200d👩\u200d👧",
        "か\u3099",
        "相談",
        "Title:",
        "!!! note",
        "```",
        "~~~",
        "|",
        ">",
        "\t",
    ),
    *("\u200b", "*", "—", "～", "<script>", "&amp;", "%0A", "null", "true", "2027-01-05", "x" * 10_000),
)
ODDS = (1,) * (len(PIECES) - 1) + (0.05,)  # most texts are not long


def typed(source: random.Random, most: int = 6) -> str:
    """Return what somebody might type or paste into a field, and what nobody would."""
    return "".join(source.choices(PIECES, ODDS, k=source.randint(0, most)))


def line(value: str) -> str:
    """Return a value as it has to be read again: in one line, without space at its ends."""
    return " ".join(part.strip() for part in value.splitlines() if part.strip())


def test_nothing_that_is_typed_changes_its_meaning() -> None:
    source = random.Random("write")  # noqa: S311 - no secret: the same each time
    wanted: list[dict[str, Any]] = [
        {
            "Title": f"T{typed(source)}",
            "Description": typed(source),
            "Modified": "2027-01-05",
            "Outcomes": [typed(source) for _ in range(source.randint(0, 3))],
            "Topics": source.sample(["a", "b", "c-d"], source.randint(0, 3)),
            "Status": source.choice(["published", "draft"]),
            "body": typed(source, 20),
        }
        for _ in range(1000)
    ]
    new = run({"values": values} for values in wanted)
    edited = run({"source": OUTCOMES, "values": values} for values in wanted)
    for values, *found in zip(wanted, new, edited, strict=True):
        for each in found:
            document, problems = parse(each["text"], "")
            if not problems:
                assert each["fingerprint"] == fingerprint(document), each["text"]
            assert [problem.code for problem in problems if problem.code != "empty-value"] == []
            told = {key: entry.value for key, entry in document.entries.items()}
            assert told.get("Title") == line(values["Title"])
            description = line(values["Description"])
            assert told.get("Description") == (None if description in {"", "…"} else description)
            outcomes = [item for each in values["Outcomes"] if any(map(is_said, item := line(each)))]
            assert told.get("Outcomes", ()) == tuple(outcomes)
            assert told.get("Topics", ()) == tuple(values["Topics"])
            assert told.get("Status", "published") == values["Status"]
            assert document.body.strip() == values["body"].replace("\r\n", "\n").replace("\r", "\n").strip()


def is_said(sign: str) -> bool:
    """Tell whether a sign says anything in an item that has no other."""
    return sign not in "-—～~*" and not sign.isspace()
