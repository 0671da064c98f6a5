"""The Observatory's tests of what comes along: cookies, scripts, and the way from plain HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.site.checks.observatory.headers import strict_transport_security

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from tests.site.checks.observatory.answer import Answer

SAME_SITE = {"lax", "none", "strict"}
# The best first: the worst result of any cookie, or of any script, is that of the test.
COOKIES = [
    "cookies-secure-with-httponly-sessions-and-samesite",
    "cookies-secure-with-httponly-sessions",
    "cookies-without-secure-flag-but-protected-by-hsts",
    "cookies-without-secure-flag",
    "cookies-session-without-secure-flag-but-protected-by-hsts",
    "cookies-samesite-flag-invalid",
    "cookies-anticsrf-without-samesite-flag",
    "cookies-session-without-httponly-flag",
    "cookies-session-without-secure-flag",
]
OWN = "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
FOREIGN_CHECKED = "sri-implemented-and-external-scripts-loaded-securely"
OWN_CHECKED = "sri-implemented-and-all-scripts-loaded-securely"
INSECURE_CHECKED = "sri-implemented-but-external-scripts-not-loaded-securely"
FOREIGN = "sri-not-implemented-but-external-scripts-loaded-securely"
INSECURE = "sri-not-implemented-and-external-scripts-not-loaded-securely"
SCRIPTS = [OWN, FOREIGN_CHECKED, OWN_CHECKED, INSECURE_CHECKED, FOREIGN, INSECURE]


def cookies(answer: Answer) -> str:
    """Return how well the cookies of an answer are kept from others."""
    lasts = strict_transport_security(answer) == "hsts-implemented-max-age-at-least-six-months"
    kept = "-but-protected-by-hsts" if lasts else ""
    found = [result for value in answer.values("Set-Cookie") for result in _cookie(value, kept)]
    return max(found, key=COOKIES.index, default="cookies-not-found")


def _cookie(value: str, kept: str) -> Iterator[str]:
    """Yield what can be said of one cookie (RFC 6265); `kept` ends the results that HSTS makes milder."""
    (name, _, _), *parts = (part.partition("=") for part in value.lower().split(";"))
    attributes = {key.strip(): content.strip() for key, _, content in parts}
    given, secure = attributes.get("samesite"), "secure" in attributes
    same_site = given if given in SAME_SITE else None
    is_session = any(word in name for word in ("login", "sess"))
    yield f"cookies-secure-with-httponly-sessions{'-and-samesite' if same_site else ''}"
    if given != same_site or (same_site == "none" and not secure):
        yield "cookies-samesite-flag-invalid"
    if not secure:
        yield f"cookies-without-secure-flag{kept}"
    if not same_site and "csrf" in name:
        yield "cookies-anticsrf-without-samesite-flag"
    if is_session and not secure:
        yield f"cookies-session-without-secure-flag{kept}"
    if is_session and "httponly" not in attributes:
        yield "cookies-session-without-httponly-flag"


def subresource_integrity(answer: Answer) -> str:
    """Return how scripts of other hosts are kept from changing unseen."""
    if not answer.is_html:
        return "sri-not-implemented-response-not-html"
    scripts = answer.page.select("script")
    if not scripts:
        return "sri-not-implemented-but-no-scripts-loaded"
    return max((_script(script, answer) for script in scripts), key=SCRIPTS.index)


def _script(script: Tag, answer: Answer) -> str:
    """Return what can be said of one script; a host below the site's own counts as its own."""
    source, has_integrity = str(script.get("src") or ""), bool(script.get("integrity"))
    own, parts = urlsplit(answer.address), urlsplit(source)
    is_secure = (parts.scheme or own.scheme) == "https"
    if not parts.netloc or (parts.scheme and f".{parts.hostname}".endswith(f".{own.hostname}")):
        return OWN_CHECKED if has_integrity and is_secure else OWN
    if not parts.scheme or not is_secure:  # //host/path takes the scheme of the page, whichever that is
        return INSECURE_CHECKED if has_integrity else INSECURE
    return FOREIGN_CHECKED if has_integrity else FOREIGN


def redirection(answer: Answer) -> str:
    """Return how plain HTTP leads to HTTPS: at once, and on the same host."""
    way = [urlsplit(address) for address in answer.over_http]
    if not way:
        return "redirection-not-needed-no-http"
    if len(way) == 1:
        return "redirection-missing"
    if way[-1].scheme != "https":
        return "redirection-not-to-https"
    if way[1].scheme == "http":
        return "redirection-not-to-https-on-initial-redirection"
    same = way[0].hostname == way[1].hostname
    return "redirection-to-https" if same else "redirection-off-host-from-http"
