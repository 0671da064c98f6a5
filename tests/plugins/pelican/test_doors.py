"""Pelican counts the pages, its context holds them, and its signals reach other plugins."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.plugins import programs, small_site

if TYPE_CHECKING:
    from pathlib import Path

# A plugin that notes each of Pelican's signals about pages, and what the context holds in the end.
LISTENING = """
import json
from collections import Counter
from pathlib import Path
from pelican.plugins import signals

HEARD = (
    "initialized", "get_generators", "readers_init", "generator_init", "page_generator_init",
    "page_generator_preread", "page_generator_context", "content_object_init", "page_generator_finalized",
    "all_generators_finalized", "page_generator_write_page", "content_written", "page_writer_finalized",
    "finalized",
)
counts, written, connected, found = Counter(), [], [], {}

def describe(page):
    return {
        "title": page.title,
        "url": page.url,
        "content": page.content,
        "translations": [other.url for other in page.translations],
        "source": page.relative_source_path,
    }

def look(generators):
    context = generators[0].context
    found["pages"] = [describe(page) for page in context["pages"]]
    [reader] = {generator.readers.readers["md"] for generator in generators[:1]}
    text, metadata = reader.read(str(Path("content/ja/pages/about.md").resolve()))
    found["read"] = [text, metadata["title"], metadata["lang"]]

def end(pelican):
    found["at the end"] = sorted(path.name for path in Path(pelican.output_path).glob("*.html"))
    found["written"] = written
    Path("heard.json").write_text(json.dumps([counts, found]))

def register():
    for name in HEARD:
        def count(_sender, name=name, **more):
            counts[name] += 1
            if name == "content_written":
                written.append(Path(_sender).name)
        connected.append(count)
        getattr(signals, name).connect(count)
    signals.all_generators_finalized.connect(look)
    signals.finalized.connect(end)
"""
RENDERED = re.compile(
    r"(?!static/)|static/(?:search|shards)\."
)  # files of the theme are Pelican's static ones
BUILD = programs.BUILD.format("build(Path('pelicanconf.py').resolve(), PLUGINS={})")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site with a plugin that listens to Pelican's signals."""
    project = small_site.write(tmp_path_factory.mktemp("pelican"))
    (project / "listening.py").write_text(LISTENING, encoding="utf-8")
    return project


def heard(project: Path, **environment: str) -> tuple[dict[str, int], dict[str, Any]]:
    """Build with the plugin; return how often it heard each signal, and what it found."""
    done = programs.run(project, "-c", BUILD.format(["listening", "plugins"]), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    counts, found = json.loads((project / "heard.json").read_text(encoding="utf-8"))
    return counts, found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_signal_about_pages_reaches_other_plugins(project: Path, jobs: str) -> None:
    (project / "theme" / "static" / "new.txt").write_text(jobs, encoding="utf-8")  # so all is rendered
    counts, found = heard(project, JOBS=jobs)
    pages, files = len(found["pages"]), [*programs.site(project)]
    once = ("initialized", "page_generator_init", "page_generator_finalized", "all_generators_finalized")
    assert {counts[name] for name in (*once, "page_writer_finalized", "finalized")} == {1}
    each = ("page_generator_preread", "page_generator_context", "page_generator_write_page")
    assert {counts[name] for name in each} >= {counts["page_generator_write_page"]}
    assert counts["page_generator_write_page"] >= pages
    assert counts["content_object_init"] > pages  # pictures are contents, too
    assert counts["content_written"] == len(
        [path for path in files if "/images/" in path or RENDERED.match(path)]
    )


def test_only_what_is_written_anew_is_reported_as_written(project: Path) -> None:
    heard(project)
    path = project / "content" / "en" / "pages" / "about.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
    counts, found = heard(project)
    assert found["written"] == ["index.html", "pages.json"]  # the search finds the sentence
    assert counts["content_written"] == 2


def test_the_context_holds_pages_as_pelican_has_them(project: Path) -> None:
    (project / "theme" / "static" / "new.txt").write_text("context", encoding="utf-8")
    _, found = heard(project)
    about = next(page for page in found["pages"] if page["source"].endswith("ja/pages/about.md"))
    assert (about["title"], about["url"], about["translations"]) == ("about ja", "about/", ["en/about/"])
    assert about["content"].startswith("<p>")
    assert found["read"] == [about["content"], "about ja", "ja"]
    assert "index.html" in found["at the end"]  # what other plugins find when they are told of the end


def test_plain_pelican_counts_the_pages(project: Path) -> None:
    done = programs.run(project, *programs.PLAIN)
    assert (done.returncode, done.stderr) == (0, "")
    pages = [path for path in programs.site(project) if path.endswith(".html")]
    assert f"Done: Processed 0 articles, 0 drafts, 0 hidden articles, {len(pages)} pages, " in done.stdout


# The plugin for reading times looks at the pages of whichever generator is Pelican's for pages.
READ_TIMES = """
from pelican.plugins import signals

def show(generators):
    for page in generators[0].context["pages"]:
        print(page.url, page.readtime)

def register():
    signals.all_generators_finalized.connect(show)
"""


def test_a_published_plugin_works_on_pages(project: Path) -> None:
    (project / "showing.py").write_text(READ_TIMES, encoding="utf-8")
    (project / "theme" / "static" / "new.txt").write_text("published", encoding="utf-8")
    path = project / "content" / "en" / "pages" / "long.md"
    path.write_text(small_site.head("long") + "Some words.\n\n" * 700, encoding="utf-8")
    done = programs.run(project, "-c", BUILD.format(["readtime", "showing", "plugins"]))
    path.unlink()
    assert (done.returncode, done.stderr) == (0, "")
    minutes = dict(line.split() for line in done.stdout.splitlines() if not line.startswith(" "))
    assert int(minutes["en/long/"]) > int(minutes["about/"])
