"""The Observatory's tests of single headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.site.checks.observatory.answer import Answer

ORIGIN = "https://http-observatory.security.mozilla.org"  # where it says that its requests come from
TOKEN = re.compile(
    r'([A-Za-z*][\w!#$%&\'*+.^`|~:/-]*)(?:; *[a-z*][\w.*-]*(?:=(?:"[^"]*"|[^;, ]+))?)*'
)  # RFC 9651
SIX_MONTHS = 180 * 24 * 60 * 60  # the Observatory says 15768000 and means this
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE = {"no-referrer-when-downgrade", "origin", "origin-when-cross-origin", "unsafe-url"}


def embedder_policy(answer: Answer) -> str:
    """Return what a page may embed (COEP)."""
    known = {"credentialless", "require-corp", "unsafe-none"}
    return _one_of(_token(answer, "Cross-Origin-Embedder-Policy"), known, "coep")


def opener_policy(answer: Answer) -> str:
    """Return which windows a page shares its group with (COOP)."""
    known = {"noopener-allow-popups", "same-origin", "same-origin-allow-popups", "unsafe-none"}
    return _one_of(_token(answer, "Cross-Origin-Opener-Policy"), known, "coop")


def resource_policy(answer: Answer) -> str:
    """Return who may embed the file (CORP)."""
    known = {"cross-origin", "same-origin", "same-site"}
    return _one_of(answer.value("Cross-Origin-Resource-Policy").lower(), known, "corp")


def _token(answer: Answer, name: str) -> str:
    """Return a header's token without its parameters, or the whole value where it is none (RFC 9651)."""
    value = answer.value(name)
    token = TOKEN.fullmatch(value)
    return token[1] if token else value


def _one_of(value: str, known: Collection[str], short: str) -> str:
    if not value:
        return f"{short}-not-implemented"
    return f"{short}-implemented-with-{value}" if value in known else f"{short}-header-invalid"


def resource_sharing(answer: Answer) -> str:
    """Return which other sites may read the file (CORS)."""
    allowed = answer.value("Access-Control-Allow-Origin")
    with_credentials = answer.value("Access-Control-Allow-Credentials").lower() == "true"
    if not allowed:
        return "cross-origin-resource-sharing-not-implemented"
    if allowed == "*":
        return "cross-origin-resource-sharing-implemented-with-public-access"
    access = "universal" if allowed == ORIGIN and with_credentials else "restricted"
    return f"cross-origin-resource-sharing-implemented-with-{access}-access"


def referrer_policy(answer: Answer) -> str:
    """Return how much a page tells the sites that it links to; the last policy that is known counts."""
    values = [answer.value("Referrer-Policy"), *answer.equivalents("name", "referrer")]
    policies = [policy.strip().lower() for value in values for policy in value.split(",")]
    if not any(values):
        return "referrer-policy-not-implemented"
    last = next((policy for policy in reversed(policies) if policy in PRIVATE | UNSAFE), "")
    if not last:
        return "referrer-policy-header-invalid"
    return "referrer-policy-private" if last in PRIVATE else "referrer-policy-unsafe"


def strict_transport_security(answer: Answer) -> str:
    """Return for how long browsers come by HTTPS only (HSTS, RFC 6797).

    A `max-age` that is no number is invalid here; the Observatory takes it for long enough.
    """
    value = answer.value("Strict-Transport-Security").lower()
    if not value:
        return "hsts-not-implemented"
    ages = [part.strip() for part in value.split(";") if part.strip().startswith("max-age=")]
    age = re.match(r"max-age=(\d+)", ages[-1]) if ages else None
    if "," in value or not age:
        return "hsts-header-invalid"
    enough = "at-least" if int(age[1]) >= SIX_MONTHS else "less-than"
    return f"hsts-implemented-max-age-{enough}-six-months"


def content_type_options(answer: Answer) -> str:
    """Return whether browsers may guess a file's type."""
    value = answer.value("X-Content-Type-Options").lower()
    if not value:
        return "x-content-type-options-not-implemented"
    return f"x-content-type-options-{'nosniff' if value == 'nosniff' else 'header-invalid'}"
