"""What is no address is refused with the 404 page; what has moved leads on; nothing else gets out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hosting.checks.files import decoded, talkative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.hosting.expected import Expected
    from tests.hosting.wire import Exchange

MISSING, NOT_ALLOWED = 404, 405
MOVED = (301, 308)  # for good (RFC 9110, 15.4)
CANARY = b"a canary that must never sing"


def leaks(exchanges: Sequence[Exchange], _: Expected) -> Iterator[str]:
    """Yield answers with what is not published."""
    yield from (f"{found}: sings" for found in exchanges if CANARY in found.body or CANARY in decoded(found))


def not_missing(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers that are not the 404 page of the visitor's language, with its headers."""
    for found in exchanges:
        page = site.missing(found.target)
        if found.status != MISSING:
            yield f"{found}: {found.status}"
        if found.method != "HEAD" and decoded(found) != site.files[page]:
            yield f"{found}: not {page}"
        for name, value in site.headers.of(page).items():
            if found.all(name) != [value]:
                yield f"{found}: {name}: {found.all(name)}"
        yield from talkative(found)


def allowed(exchanges: Sequence[Exchange], site: Expected) -> Iterator[str]:
    """Yield answers to other methods than GET and HEAD that do not refuse them (RFC 9110, 15.5.6)."""
    for found in exchanges:
        if (found.status, found.one("allow")) != (NOT_ALLOWED, "GET, HEAD"):
            yield f"{found}: {found.status}, Allow: {found.one('allow')!r}"
        yield from _lacking(found, site)


def astray(exchanges: Sequence[Exchange], site: Expected, leads: Mapping[str, str]) -> Iterator[str]:
    """Yield answers that do not lead at once where `leads` (target → location) wants it."""
    for found in exchanges:
        location = found.one("location")
        if found.status not in MOVED or location != leads[found.target]:
            yield f"{found}: {found.status} {location!r}"
        elif location.partition("?")[0] not in site.targets():
            yield f"{found}: leads to {location}, which is no page"
        yield from _lacking(found, site)


def _lacking(found: Exchange, site: Expected) -> Iterator[str]:
    for name, value in site.headers.everywhere.items():
        if found.all(name) != [value]:
            yield f"{found}: {name}: {found.all(name)}"
    yield from talkative(found)
