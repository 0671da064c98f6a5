"""What MDN's HTTP Observatory finds in every page, sent as plugins/hosting/ says, and in seeded faults."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.render.content_security_policy import POLICY
from tests.site import built
from tests.site.checks import observatory
from tests.site.checks.observatory.answer import Answer
from tests.site.checks.observatory.points import POINTS

if TYPE_CHECKING:
    from tests.site.built import Built

META = re.compile(rb'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
TABLES = tomllib.loads(Path(__file__).with_name("observatory_faults.toml").read_text(encoding="utf-8"))
FAULTS = [(test, fault) for test, faults in TABLES.items() for fault in faults]
# Each test, what comes of it, and what that counts: 150 in all.
FOUND = {
    "content-security-policy": ("csp-implemented-with-no-unsafe-default-src-none", 10),
    "cookies": ("cookies-not-found", 0),
    "cross-origin-embedder-policy": ("coep-implemented-with-require-corp", 10),
    "cross-origin-opener-policy": ("coop-implemented-with-same-origin", 10),
    "cross-origin-resource-policy": ("corp-implemented-with-same-origin", 10),
    "cross-origin-resource-sharing": ("cross-origin-resource-sharing-not-implemented", 0),
    "redirection": ("redirection-to-https", 0),
    "referrer-policy": ("referrer-policy-private", 5),
    "strict-transport-security": ("hsts-implemented-max-age-at-least-six-months", 0),
    # The first page has structured data, in an element of that name.
    "subresource-integrity": ("sri-not-implemented-but-all-scripts-loaded-from-secure-origin", 0),
    "x-content-type-options": ("x-content-type-options-nosniff", 0),
    "x-frame-options": ("x-frame-options-implemented-via-csp", 5),
}


def faulty(site: Built, change: dict[str, Any]) -> Answer:
    """Return the first page with a change; observatory_faults.toml says what one may have."""
    good, page = observatory.answer(site, "index.html"), site.files["index.html"]
    changed: dict[str, str | list[str]] = dict.fromkeys(change.get("without", ()), "") | change.get(
        "headers", {}
    )
    if "policy" in change:
        changed[POLICY] = change["policy"]
        page = META.sub(change["policy"].encode(), page)
    for old, new in change.get("page", {}).items():
        assert old.encode() in page, old
        page = page.replace(old.encode(), new.encode(), 1)
    sent = [(name, value) for name, value in good.headers if name not in changed]
    for name, values in changed.items():
        sent += [(name, value) for value in ([values] if isinstance(values, str) else values) if value]
    way = change.get("over_http", good.over_http)
    return Answer(tuple(sent), built.parse(page), good.address, tuple(way))


def test_a_page_with_too_few_points_is_found(at_root: Built) -> None:
    script = '<script src="http://elsewhere.example/x.js"></script></main>'
    astray = at_root.with_fault("about/index.html", "</main>", script)
    assert list(observatory.too_few_points(astray)) == ["about/index.html: 50 points"]


def test_each_test_finds_in_the_first_page_what_is_written_here(at_root: Built) -> None:
    found = observatory.results(observatory.answer(at_root, "index.html"))
    assert {test: (result, POINTS[result]) for test, result in found.items()} == FOUND
    assert observatory.score(found.values()) == 150


@pytest.mark.parametrize(("test", "fault"), FAULTS)
def test_a_fault_has_the_result_and_the_points_that_the_observatory_gives_it(
    test: str, fault: dict[str, Any], at_root: Built
) -> None:
    found = observatory.results(faulty(at_root, fault))
    assert (found[test], POINTS[found[test]]) == (fault["result"], fault["points"])
    assert observatory.score(found.values()) == fault["score"]


def test_every_result_is_shown_by_a_page_or_a_fault() -> None:
    shown = {result for result, _ in FOUND.values()} | {fault["result"] for _, fault in FAULTS}
    assert shown == POINTS.keys()
