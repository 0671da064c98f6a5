"""The Observatory's tests of the Content-Security-Policy: what a page may load, and who may frame it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.site.checks.observatory.answer import Answer

NAME = "Content-Security-Policy"
NONE = "'none'"
BROAD = {
    *("*", "ftp:", "http:", "https:"),
    *("http://*", "http://*.*", "https://*", "https://*.*"),
}
INLINE = {"'unsafe-inline'", "data:"}
NONCE_OR_HASH = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")  # with one, browsers ignore 'unsafe-inline'
PASSIVE = ("img-src", "media-src")
NOT_IN_META = {"frame-ancestors", "report-uri", "sandbox"}
SHORTEST = len("img-src") - 1  # anything shorter is no policy to the Observatory

Sources = dict[str, set[str]]  # directive → its source expressions, both in small letters


class InvalidPolicyError(ValueError):
    """A policy that is too short, or has a directive twice."""


def content_security_policy(answer: Answer) -> str:
    """Return how well the header and the <meta> element together say what a page may load.

    `'strict-dynamic'` and a second `report-to` are not looked at: there are no scripts here, and no reports.
    """
    sent, in_page = _policies(answer)
    try:
        found = _combined(sent + in_page)
    except InvalidPolicyError:
        return "csp-header-invalid"
    if not sent and not found.keys() - NOT_IN_META:
        reports = answer.values(f"{NAME}-Report-Only")
        return "csp-not-implemented-but-reporting-enabled" if reports else "csp-not-implemented"
    return _judged(found)


def frame_options(answer: Answer) -> str:
    """Return who may show a page in a frame, by the policy or else by the older header."""
    sent, in_page = _policies(answer)
    try:
        found = _combined(sent + in_page)
    except InvalidPolicyError:
        found = {}
    if "frame-ancestors" in found and not content_security_policy(answer).startswith("csp-not"):
        return "x-frame-options-implemented-via-csp"
    value = answer.value("X-Frame-Options").lower()
    if not value:
        return "x-frame-options-not-implemented"
    if value in {"deny", "sameorigin"}:
        return "x-frame-options-sameorigin-or-deny"
    allows = value.startswith("allow-from")
    return "x-frame-options-allow-from-origin" if allows else "x-frame-options-header-invalid"


def _policies(answer: Answer) -> tuple[list[str], list[str]]:
    """Return the policies of the headers and those of the page; a comma stands between two (CSP 3, 2.2)."""
    values = answer.values(NAME), answer.equivalents("http-equiv", NAME)
    sent, in_page = ([policy.strip() for value in part for policy in value.split(",")] for part in values)
    return sent, in_page


def _combined(policies: Iterable[str]) -> Sources:
    """Return what all policies allow together; what they share is left, or else nothing.

    A directive that only a later policy has counts as it stands; the Observatory takes it for 'none'.
    """
    together: Sources = {}
    for policy in policies:
        if len(policy) < SHORTEST:
            raise InvalidPolicyError(policy)
        directives: Sources = {}
        for name, *sources in filter(None, (part.lower().split() for part in policy.split(";"))):
            if name in directives:
                raise InvalidPolicyError(name)
            directives[name] = {*sources} or {NONE}
        for name, allowed in directives.items():
            together[name] = (together.get(name, allowed) & allowed) or {NONE}
    return together


def _judged(found: Sources) -> str:
    """Return the first result that holds, the worst ones before the good ones."""
    default = found.get("default-src", {"*"})
    script, style = (_effective(found.get(name, default)) for name in ("script-src", "style-src"))
    objects = found.get("object-src", default)
    others = (sources for name, sources in found.items() if name not in {*PASSIVE, "script-src"})
    passive = (found.get(name, found.get("default-src", set())) for name in PASSIVE)
    held = {
        "csp-implemented-with-unsafe-inline": script & (BROAD | INLINE) or objects & BROAD,
        "csp-implemented-with-insecure-scheme": _insecure(script, *others),
        "csp-implemented-with-unsafe-eval": "'unsafe-eval'" in script | style,
        "csp-implemented-with-insecure-scheme-in-passive-content-only": _insecure(*passive),
        "csp-implemented-with-unsafe-inline-in-style-src-only": style & (BROAD | INLINE),
        "csp-implemented-with-no-unsafe-default-src-none": default == {NONE},
    }
    return next((name for name, holds in held.items() if holds), "csp-implemented-with-no-unsafe")


def _effective(sources: set[str]) -> set[str]:
    strict = any(source.startswith(NONCE_OR_HASH) for source in sources)
    return sources - {"'unsafe-inline'"} if strict else sources


def _insecure(*lists: set[str]) -> bool:
    return any(source.startswith(("http:", "ftp:")) for sources in lists for source in sources)
