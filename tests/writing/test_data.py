"""The format of content/data: what nobody has changed keeps its bytes, and the rest means what was typed."""

from __future__ import annotations

import copy
import random
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

import pelicanconf as settings
from plugins.model.languages import languages
from plugins.model.project import Project
from plugins.render.writing import tables, words
from tests.plugins.samples import day
from tests.site.built import PROJECT, SAMPLE
from tests.writing import formats
from tests.writing.test_format import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LISTS = tables.lists(
    words.texts()["tables"],
    Project(PROJECT / "content", PROJECT, {}, languages(vars(settings)), day(1).date()),
)
FILES = [
    path
    for root in (PROJECT, SAMPLE)
    for path in sorted((root / "content" / "data").glob("*.toml"))
    if tomllib.loads(path.read_text(encoding="utf-8")).keys() & LISTS.keys()
]
LIST = """\
# What these are.

# Right above the first one.
[[terms]]
id = "seed"
name.ja = "種"
name.en = "Seed" # a remark
meaning.ja = \"\"\"
「"」と
\\\\n\"\"\"
meaning.en = 'a "b"'

# On what follows.

[[terms]]
id = "soil"
name.ja = "土"
name.en = "Soil"
meaning.ja = "土です。"
meaning.en = "Soil."

[[terms]]
id = "sun"
name.ja = "日"
name.en = "Sun"
meaning.en = "The sun."
# Between two entries.
meaning.ja = "日光です。"

# At the end.

[[topics]]
id = "seed"
hashtag = "種"
name.ja = "種"
name.en = "Seed"
description.ja = "種です。"
description.en = "Seeds."
"""
TERM = {"name": {"ja": "水やり", "en": "Watering plants"}, "meaning": {"ja": "水です。\n", "en": "Water"}}
WRITTEN = """\
[[terms]]
id = "watering-plants"
name.ja = "水やり"
name.en = "Watering plants"
meaning.ja = "水です。"
meaning.en = "Water"
"""


def text(path: Path) -> str:
    return path.read_bytes().decode()


def read(source: str) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of a file as a form has them."""
    held = tomllib.loads(source)
    found = {name: held[name] for name in LISTS if name in held}
    return {name: [{"_place": i, **row} for i, row in enumerate(rows)] for name, rows in found.items()}


def run(source: str, values: Mapping[str, Any]) -> str:
    [found] = formats.run_data(LISTS, [{"source": source, "values": values}])
    return str(found["text"])


def test_every_file_keeps_its_bytes_and_is_read_as_the_site_reads_it() -> None:
    assert len(FILES) == 6
    found = formats.run_data(LISTS, ({"source": text(path)} for path in FILES))
    for path, each in zip(FILES, found, strict=True):
        assert each["text"] == text(path), path
        assert {name: rows for name, rows in each["read"].items() if name != "_source"} == read(text(path))


def places(source: str) -> Iterable[tuple[str, int, str, str]]:
    """Yield the place of each text in the lists of a file: list, row, name, language."""
    for name, rows in read(source).items():
        for i, row in enumerate(rows):
            for key, value in row.items():
                yield from ((name, i, key, code) for code in (value if isinstance(value, dict) else ()))


def test_another_text_changes_just_its_line() -> None:
    jobs, expected = [], []
    for path in FILES:
        for name, i, key, code in places(text(path)):
            values = read(text(path))
            values[name][i][key][code] = "Another “text” # 1"
            jobs.append({"source": text(path), "values": values})
            expected.append((path, f'{key}.{code} = "Another “text” # 1"'))
    assert len(jobs) > 100
    for job, (path, line), each in zip(jobs, expected, formats.run_data(LISTS, jobs), strict=True):
        before, after = str(job["source"]).split("\n"), each["text"].split("\n")
        assert [new for old, new in zip(before, after, strict=True) if new != old] == [line], path


def test_a_row_that_is_taken_away_is_all_that_goes() -> None:
    jobs: list[dict[str, Any]] = []
    gone: list[tuple[str, dict[str, Any]]] = []
    for path in FILES:
        for name, rows in read(text(path)).items():
            for i in range(len(rows)):
                values = read(text(path))
                gone.append((name, values[name].pop(i)))
                jobs.append({"source": text(path), "values": values})
    assert len(jobs) > 30
    for job, (name, row), found in zip(jobs, gone, formats.run_data(LISTS, jobs), strict=True):
        before, after = (str(source).split("\n") for source in (job["source"], found["text"]))
        lines = {line for line in before if line.startswith("#")}
        assert lines <= {*after}
        assert len(before) - len(after) == 2 + sum(
            len(value) if isinstance(value, dict) else 1 for key, value in row.items() if key != "_place"
        )
        held = tomllib.loads(found["text"])
        assert held[name] == [said(each) for each in job["values"][name]]


@pytest.mark.parametrize(
    ("order", "old", "new"),
    [
        ((0, 1, 2), "", ""),
        ((0, 1, 2, None), "\n# At the end.", f"\n{WRITTEN}\n# At the end."),
        ((0, None, 1, 2), "\n# On what follows.", f"\n{WRITTEN}\n# On what follows."),
        ((None, 0, 1, 2), "# Right above", f"{WRITTEN}\n# Right above"),
        ((0, 2), LIST[LIST.index('[[terms]]\nid = "soil"') : LIST.index('[[terms]]\nid = "sun"')], ""),
        ((0, 1), LIST[LIST.index('\n[[terms]]\nid = "sun"') : LIST.index("\n# At the end")], ""),
        ((1, 2), LIST[LIST.index("# Right above") : LIST.index("# On what follows")], ""),
        ((), LIST[LIST.index("# Right above") : LIST.index("# On what")], ""),
    ],
)
def test_rows_come_and_go_and_nothing_else(order: tuple[int | None, ...], old: str, new: str) -> None:
    values = read(LIST)
    values["terms"] = [copy.deepcopy(TERM) if i is None else values["terms"][i] for i in order]
    after = run(LIST, values)
    if order:
        assert after == LIST.replace(old, new, 1)
    assert [line for line in LIST.split("\n") if line.startswith("#")][-1] in after
    assert ("# On what follows." in after, "# At the end." in after) == (True, True)


def test_a_row_moves_with_its_remarks() -> None:
    values = read(LIST)
    values["terms"].insert(0, values["terms"].pop())
    sun = LIST[LIST.index('[[terms]]\nid = "sun"') : LIST.index("\n# At the end")]
    start = LIST.index("# Right above")
    assert run(LIST, values) == f"{LIST[:start]}{sun}\n{LIST[start:].replace(chr(10) + sun, '')}"


@pytest.mark.parametrize(
    ("row", "name", "value", "old", "new"),
    [
        (
            0,
            "meaning",
            {"ja": 'a\nb"""\\', "en": "c"},
            ['「"」と\n\\\\n', "'a \"b\"'"],
            ['a\nb\\"\\"\\"\\\\', '"c"'],
        ),
        (1, "name", {"ja": "土", "en": " "}, ['name.en = "Soil"\n'], [""]),
        (
            1,
            "name",
            {"ja": "土 ", "en": "Soil", "ja-simple": "つち"},
            ['"Soil"\n'],
            ['"Soil"\nname.ja-simple = "つち"\n'],
        ),
        (2, "meaning", {"ja": "日", "en": "Sun"}, ['"The sun."', '"日光です。"'], ['"Sun"', '"日"']),
        (2, "meaning", {"ja": "日光です。"}, ['meaning.en = "The sun."\n'], [""]),
        (
            0,
            "name",
            {"ja": "種", "en": "A\x00\x7f\u2028\x85B"},
            ['"Seed" # a'],
            ['"A\\u0000\\u007f\\u2028\\u0085B" # a'],
        ),
    ],
)
def test_only_what_has_changed_is_written(
    row: int, name: str, value: dict[str, str], old: list[str], new: list[str]
) -> None:
    values, expected = read(LIST), LIST
    values["terms"][row][name] = value
    for before, after in zip(old, new, strict=True):
        expected = expected.replace(before, after, 1)
    assert run(LIST, values) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"ja": "IT訓練", "en": "IT training"}, "it-training"),
        ({"ja": "土", "en": "Soil"}, "soil-2"),
        ({"ja": "土", "en": "2027: café!"}, "cafe"),
        ({"ja": "土", "en": "土"}, "terms"),
        ({"ja": "土", "en": "x" * 60}, "x" * 47),
    ],
)
def test_an_id_is_made_from_a_name_and_is_never_one_that_there_is(
    name: dict[str, str], expected: str
) -> None:
    values = read(LIST)
    values["terms"].append({"name": name, "meaning": {"ja": "a"}})
    assert tomllib.loads(run(LIST, values))["terms"][-1]["id"] == expected


def test_another_name_leaves_the_id_as_it_is() -> None:
    values = read(LIST)
    values["terms"][0]["name"]["en"] = "Seeds"
    assert tomllib.loads(run(LIST, values))["terms"][0]["id"] == "seed"


@pytest.mark.parametrize(
    "source",
    [
        'terms = [{id = "a"}]\n',
        '[terms]\nid = "a"\n',
        '[[terms]]\nid = "a"\n[terms.name]\nja = "a"\n',
        '[[terms]]\nname = {ja = "a"}\n',
        "[[terms]]\nid = 1\n",
        '[[terms]]\nid = "a\n',
    ],
)
def test_what_is_written_in_another_way_is_refused_and_never_written(source: str) -> None:
    with pytest.raises(AssertionError, match=r"not a list of tables|ParseError"):
        formats.run_data(LISTS, [{"source": source}])


def said(value: Any) -> Any:
    """Return a value as it has to be read again: without space at its ends, and without what is empty."""
    if isinstance(value, dict):
        return {key: said(each) for key, each in value.items() if key != "_place" and said(each)}
    if isinstance(value, list):
        return [said(each) for each in value if said(each)]
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def edited(source: random.Random, values: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of a form after somebody has done anything to them."""
    for name, rows in values.items():
        for row in rows:
            for key, value in row.items():
                if isinstance(value, dict) and source.random() < 0.2:
                    row[key] = {code: typed(source) for code in source.sample(["ja", "en", "ja-simple"], 2)}
        for _ in range(source.randint(0, 2)):
            rows.insert(
                source.randint(0, len(rows)), {"name": {"en": typed(source)}} if "id" in rows[0] else {}
            )
        if source.random() < 0.3:
            source.shuffle(rows)
        values[name] = rows[source.choice([0, 0, 0, 1, 2]) :]
    return values


def test_nothing_that_is_typed_changes_its_meaning() -> None:
    source = random.Random("data")  # noqa: S311 - no secret: the same each time
    sources = [text(path) for path in FILES] + [LIST]
    jobs: list[dict[str, Any]] = [
        {"source": each, "values": edited(source, read(each))} for each in sources * 100
    ]
    for job, found in zip(jobs, formats.run_data(LISTS, jobs), strict=True):
        held = tomllib.loads(found["text"])
        assert {line for line in str(job["source"]).split("\n") if line.startswith("# ")} - {
            "# Right above the first one.",
            "# Between two entries.",
        } <= {*found["text"].split("\n")}
        for name, rows in job["values"].items():
            ids = [row.get("id") for row in held.get(name, [])]
            assert len({*ids}) == len(ids) or not any(ids)
            wanted = [said({**row, "id": new} if new else row) for row, new in zip(rows, ids, strict=True)]
            assert held.get(name, []) == wanted
