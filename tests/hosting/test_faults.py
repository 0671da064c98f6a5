"""Configurations with a fault: the checks of what a real server makes of it find each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.hosting import caddy, nginx
from tests.hosting import asking
from tests.hosting.checks import addresses, files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hosting.conftest import Start
    from tests.hosting.planted import Placed

pytestmark = pytest.mark.slow
CANONICAL = 'if ($request_uri !~ "'
EVERYWHERE = "add_header X-Content-Type-Options"
FILES = {check.__name__: check for check in files.ALL}
TRICKS = {"not_missing": addresses.not_missing, "leaks": addresses.leaks}

NGINX = [
    ('add_header Referrer-Policy "no-referrer" always;', "", "wrong_headers"),
    (
        'add_header Referrer-Policy "no-referrer" always;',
        'add_header Referrer-Policy "x" always;',
        "wrong_headers",
    ),
    ('nosniff" always;', 'nosniff";', "not_missing"),
    ('"text/html; charset=utf-8" html;', '"text/html" html;', "wrong_headers"),
    ('"image/svg+xml" svg;', "", "wrong_headers"),
    ('location ~ "/feed\\.xml$" {', 'location ~ "/fed\\.xml$" {', "wrong_headers"),
    ("immutable", "", "wrong_headers"),
    ('if ($uri ~ "^/static/")', 'if ($uri ~ "^/")', "wrong_headers"),
    ("add_header Last-Modified", "add_header X-Last-Modified", "wrong_headers"),
    ("server_tokens off;", "server_tokens on;", "wrong_headers"),
    ("gzip_static on;", "gzip_static off;", "wrong_coding"),
    ("rewrite ^ $uri.br last;", "", "wrong_bytes"),
    ("set $site_coding br;", "", "wrong_bytes"),
    ("set $site_vary Accept-Encoding;", "", "no_vary"),
    ("gzip_vary on;", "gzip_vary off;", "no_vary"),
    ("etag on;", "etag off;", "wrong_etags"),
    ("etag on;", "etag on; max_ranges 0;", "wrong_range"),
    ("set $site_missing /en/404.html;", "", "not_missing"),
    ("error_page 403 404", "error_page 410", "not_missing"),
    (CANONICAL, 'if ($uri !~ "', "not_missing"),
    (CANONICAL, 'if ($request_uri ~ "^!', "leaks"),
    ("disable_symlinks on", "disable_symlinks off; #", "leaks"),
    ("location = /404.html { internal; }", "", "not_missing"),
    ("\\.(?:br|gz)", "\\.(?:br)", "not_missing"),
]
CADDY = [
    ("Referrer-Policy `no-referrer`", "", "wrong_headers"),
    ("application/atom+xml", "application/xml", "wrong_headers"),
    ("-Last-Modified", "-X", "wrong_headers"),
    ("precompressed br gzip", "", "wrong_coding"),
    ("Vary Accept-Encoding", "Vary Cookie", "no_vary"),
    ("error @foreign 404", "", "leaks"),
    ("error @internal 404", "", "not_missing"),
    ("rewrite * /en/404.html", "rewrite * /404.html", "not_missing"),
    ("error @endless 404", "", "not_missing"),
]


@pytest.mark.parametrize(
    ("server", "old", "new", "finds"),
    [("nginx", *fault) for fault in NGINX] + [("caddy", *fault) for fault in CADDY],
)
def test_a_fault_in_the_configuration_is_found(
    server: str,
    old: str,
    new: str,
    finds: str,
    start: Start,
    placed: Callable[[str], Placed],
) -> None:
    built = placed("root")
    site = built.site.sampled()  # a fault shows there, too
    text = (built.release / {"nginx": nginx.NAME, "caddy": caddy.NAME}[server]).read_text(encoding="utf-8")
    assert old in text
    with start(server, "root", text.replace(old, new)) as running:
        client = running.client()
        if finds in FILES:
            found = list(FILES[finds](list(asking.whole(client, site)), site))
        else:
            names = sorted(asking.TRICKS.keys() - asking.UNREADABLE)
            found = list(TRICKS[finds](list(asking.tricks(client, site, names)), site))
        client.close()
    assert found
