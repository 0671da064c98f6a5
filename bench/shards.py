"""Compare both ways to the text of the search: `python -m bench.shards INDEX QUERIES LANGUAGE [PAGES]`.

INDEX is a pages.json of this site, whose sentences are put together anew to 5,000 pages, or to PAGES.
QUERIES is a table as tests/search/queries.tsv; those of its language are asked.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import brotli

from audit import tools
from plugins.render import script
from plugins.render.search import shards

ROOT = Path(__file__).parents[1]
END = re.compile(r"(?<=。)|(?<=\. )")  # of a sentence
SKEW = 0.8  # the exponent of Zipf's law, by which some sentences are frequent and most are rare
SECTIONS, PARAGRAPHS, SENTENCES = 7, 4, 4  # at most


def pages(index: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """Return the pages of an index, and invented ones of their sentences and headings, the same each time."""
    source = random.Random(1)  # noqa: S311 - to be the same each time
    sections = [section for page in index["pages"] for section in page["sections"]]
    headings = [heading for _, heading, _ in sections if heading]
    lines = (line for *_, text in sections for line in text.split("\n"))
    sentences = [sentence for line in lines for sentence in END.split(line) if sentence.strip()]
    for texts in (headings, sentences):
        source.shuffle(texts)

    def some(texts: list[str], most: int) -> str:
        weights = [1 / (rank + 3) ** SKEW for rank in range(len(texts))]
        return "".join(source.choices(texts, weights, k=source.randint(1, most)))

    def section(number: int) -> list[str]:
        paragraphs = (some(sentences, SENTENCES) for _ in range(source.randint(1, PARAGRAPHS)))
        return [f"s{number}", some(headings, 1) if number else "", "\n".join(paragraphs)]

    made = [
        {
            "url": f"news/{number}/",
            "title": source.choice(headings),
            "description": some(sentences, 2),
            "above": [],
            "weight": source.choice([0.7, 1]),
            "sections": [section(part) for part in range(source.randint(1, SECTIONS))],
        }
        for number in range(count - len(index["pages"]))
    ]
    return [*made, *index["pages"]]


def asked(index: dict[str, Any], queries: list[str]) -> list[dict[str, Any]]:
    """Return what each query finds first either way, and the sizes of what is read by shards."""
    files = {name: data.decode() for name, data in shards.files(index).items()}
    root = shards.root(index, sum(name.startswith(shards.GRAMS) for name in files), script.SHARDS)
    print(f"first file: {len(brotli.compress(shards.dumped(root)))} bytes, {len(files)} others")
    given = {"index": index, "root": root, "files": files, "queries": queries}
    with tempfile.TemporaryDirectory() as folder:
        for name in script.MODULES:
            (Path(folder) / name).with_suffix(".mjs").write_bytes(script.script(ROOT / "theme", name))
        (Path(folder) / "program.mjs").write_bytes(Path(__file__).with_suffix(".mjs").read_bytes())
        (Path(folder) / "given.json").write_text(json.dumps(given), encoding="utf-8")
        command = [tools.server("node"), "--max-old-space-size=8000", "program.mjs"]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def main(path: str, table: str, language: str, count: str = "5000") -> None:
    """Print the figures, and each query whose first three results differ."""
    index = json.loads(Path(path).read_text(encoding="utf-8"))
    rows = [line.split("\t") for line in Path(table).read_text(encoding="utf-8").splitlines()[1:]]
    queries = [words for code, words, *_ in rows if code == language]
    found = asked({**index, "pages": pages(index, int(count))}, queries)
    for each in found:
        if each["whole"] != each["shards"]:
            print(f"different: {each['words']}: {each['whole']} {each['shards']}")
    for name, numbers in (
        ("bytes", sorted(sum(each["sizes"]) for each in found)),
        ("requests", sorted(len(each["sizes"]) for each in found)),
    ):
        median, tenth = numbers[len(numbers) // 2], numbers[len(numbers) * 9 // 10]
        print(f"{name} a query: median {median}, p90 {tenth}, most {numbers[-1]}")


if __name__ == "__main__":
    if len(sys.argv) not in {4, 5}:
        sys.exit(__doc__)
    main(*sys.argv[1:])
