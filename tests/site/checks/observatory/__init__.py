"""MDN's HTTP Observatory, test by test: what it finds in one answer over HTTPS, and the score that follows.

The rules are those of version 1.6.3 of https://github.com/mdn/mdn-http-observatory (commit 94042bb, August
2026), written anew: the program itself wants a server, a database and a host that the world can reach. Left
out is what no file of a site can tell: the hosts that browsers preload, and certificates that are wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pelicanconf
from plugins.hosting.headers import from_settings
from tests.site.checks.observatory import content, headers, policy
from tests.site.checks.observatory.answer import Answer
from tests.site.checks.observatory.points import POINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tests.site.built import Built

START, ENOUGH = 100, 130
COUNTS_EXTRA = 90  # who is below this by what is missing alone gets nothing for what is there besides
TESTS: Mapping[str, Callable[[Answer], str]] = {
    "content-security-policy": policy.content_security_policy,
    "cookies": content.cookies,
    "cross-origin-embedder-policy": headers.embedder_policy,
    "cross-origin-opener-policy": headers.opener_policy,
    "cross-origin-resource-policy": headers.resource_policy,
    "cross-origin-resource-sharing": headers.resource_sharing,
    "redirection": content.redirection,
    "referrer-policy": headers.referrer_policy,
    "strict-transport-security": headers.strict_transport_security,
    "subresource-integrity": content.subresource_integrity,
    "x-content-type-options": headers.content_type_options,
    "x-frame-options": policy.frame_options,
}


def results(answer: Answer) -> dict[str, str]:
    """Return test → result, both by the names that the Observatory gives them."""
    return {name: test(answer) for name, test in TESTS.items()}


def score(found: Iterable[str]) -> int:
    """Return the score for one result of each test; it may be above 100."""
    points = [POINTS[result] for result in found]
    base = START + sum(number for number in points if number < 0)
    return START + sum(points) if base >= COUNTS_EXTRA else max(base, 0)


def answer(site: Built, path: str) -> Answer:
    """Return a page as a host sends it that does all that it is told."""
    policy = str(site.page(path).select("meta[http-equiv=Content-Security-Policy]")[0]["content"])
    style = policy.partition("style-src ")[2].partition(";")[0]
    sent = from_settings(vars(pelicanconf), style).of(path)
    address = site.address(path)
    way = address.replace("https:", "http:", 1), address
    return Answer(tuple(sent.items()), site.page(path), address, way)


def too_few_points(site: Built) -> Iterator[str]:
    """Yield pages, old addresses among them, that do not reach enough points."""
    for path, _ in (*site.all_pages(), *site.moved()):
        if (points := score(results(answer(site, path)).values())) < ENOUGH:
            yield f"{path}: {points} points"
