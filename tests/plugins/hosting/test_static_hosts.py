"""The files that Cloudflare Pages and Netlify read."""

from __future__ import annotations

import pytest

from plugins.hosting import static_hosts
from tests.plugins.hosting.samples import site


@pytest.mark.parametrize("base", ["", "/guide-site"])
def test_no_file_gets_a_header_from_two_rules(base: str) -> None:
    assert static_hosts.headers(site(base=base)) == (
        f"{base}/*\n"
        "  Content-Security-Policy: default-src 'none'; style-src 'sha256-x='\n"
        "  Permissions-Policy: camera=(), usb=()\n"
        f"{base}/static/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
        f"{base}/files/*\n"
        "  ! Content-Security-Policy\n"
        "  Content-Security-Policy: frame-ancestors 'none'\n"
        f"{base}/en/files/*\n"
        "  ! Content-Security-Policy\n"
        "  Content-Security-Policy: frame-ancestors 'none'\n"
        f"{base}/search/*\n"
        "  ! Content-Security-Policy\n"
        "  Content-Security-Policy: script-src 'self'\n"
        f"{base}/en/search/*\n"
        "  ! Content-Security-Policy\n"
        "  Content-Security-Policy: script-src 'self'\n"
        f"{base}/write/*\n"
        "  ! Content-Security-Policy\n"
        "  Content-Security-Policy: default-src 'none'; script-src 'self'\n"
        f"{base}/en/search/grams/*\n"
        "  Content-Type: application/json\n"
        f"{base}/contact/hall/contact.vcf\n"
        "  Content-Type: text/vcard; charset=utf-8\n"
        f"{base}/en/feed.xml\n"
        "  Content-Type: application/atom+xml; charset=utf-8\n"
        f"{base}/feed.xml\n"
        "  Content-Type: application/atom+xml; charset=utf-8\n"
        f"{base}/en/search/pages.json\n"
        "  Content-Type: application/json\n"
        f"{base}/sitemap.xml\n"
        "  Content-Type: application/xml; charset=utf-8\n"
    )


@pytest.mark.parametrize("value", ["a\nb", "a\r\n  X: y", "a\x00", "", " a", "案内", "caf\u00e9"])
def test_a_value_that_no_header_can_have_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"^not the value of a header: "):
        static_hosts.headers(site(everywhere={"X": value}))


def test_what_hosts_would_pass_over_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^_headers: longer than 2000 characters:   X: aaa"):
        static_hosts.headers(site(everywhere={"X": "a" * 1996}))
    assert static_hosts.headers(site(everywhere={"X": "a" * 1995}))
    cards = tuple(f"{number}.vcf" for number in range(94))
    with pytest.raises(ValueError, match=r"^_headers: 101 rules, but hosts read only 100$"):
        static_hosts.headers(site(paths=cards))
    assert static_hosts.headers(site(paths=cards[1:]))


@pytest.mark.parametrize("base", ["", "/guide-site"])
def test_an_old_address_is_a_line(base: str) -> None:
    assert static_hosts.redirects(site(base=base)) == f"{base}/en/old.html {base}/en/new/ 301\n"
