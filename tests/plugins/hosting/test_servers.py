"""What nginx and Caddy are told; tests/hosting/ shows what they make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.hosting import caddy, nginx
from tests.plugins.hosting.samples import WRITING, site

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIGS = [nginx.config, caddy.config]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize(
    ("quoted", "text", "expected"),
    [
        (nginx.quoted, "style-src 'sha256-x='; a", "\"style-src 'sha256-x='; a\""),
        (nginx.quoted, 'a "b" \\ {c}', '"a \\"b\\" \\\\ {c}"'),
        (nginx.quoted, "/案内/", '"/案内/"'),
        (caddy.quoted, "style-src 'sha256-x='; a", "`style-src 'sha256-x='; a`"),
        (caddy.quoted, 'a "b" \\ $c', '`a "b" \\ $c`'),
    ],
)
def test_a_value_stays_one_parameter(quoted: Callable[[str], str], text: str, expected: str) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\x00b", "a\tb", "a\x7fb", "a\x85b"])
@pytest.mark.parametrize("quoted", [nginx.quoted, caddy.quoted])
def test_a_value_with_a_control_is_refused(quoted: Callable[[str], str], text: str) -> None:
    with pytest.raises(ValueError, match=r"^cannot be written: "):
        quoted(text)


@pytest.mark.parametrize(
    ("quoted", "text"),
    [(nginx.quoted, "a$b"), (caddy.quoted, "a`b"), (caddy.quoted, "{$HOME}"), (caddy.quoted, "{host}")],
)
def test_what_a_server_would_replace_is_refused(quoted: Callable[[str], str], text: str) -> None:
    with pytest.raises(ValueError, match=r"^cannot be written: "):
        quoted(text)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("value", ["a\nb", "案内"])
def test_a_header_that_cannot_be_sent_is_refused(config: Callable[..., str], value: str) -> None:
    with pytest.raises(ValueError, match=r"^not the value of a header: "):
        config(site(everywhere={"X": value}))


def test_a_regular_expression_stays_one_parameter() -> None:
    assert nginx.pattern(r'^/a"\.b$') == r'"^/a\"\.b$"'


def test_at_its_host_s_root_the_site_speaks_for_the_whole_host() -> None:
    found = nginx.config(site())
    before, _, _ = found.partition("location ^~ / {")
    assert 'add_header Permissions-Policy "camera=(), usb=()" always;' in lines(before)
    assert "disable_symlinks on from=$document_root;" in lines(before)


def test_below_a_path_the_rest_of_the_host_stays_as_it_is() -> None:
    found = nginx.config(site(base="/guide-site"))
    before, _, _ = found.partition("location ^~ /guide-site/ {")
    directives = {line.split()[0] for line in lines(before) if line and not line.startswith("#")}
    assert directives == {"set", "if"}  # of our own variables


def test_nginx_gets_each_type_once_for_each_way_of_sending() -> None:
    found = lines(nginx.config(site()))
    assert found.count('"text/vcard; charset=utf-8" vcf;') == 1
    assert found.count('default_type "text/vcard; charset=utf-8";') == 1  # compressed
    assert found.count('default_type "application/atom+xml; charset=utf-8";') == 2


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            nginx.config,
            ['location = "/guide-site/en/旧/" {', 'return 301 "/guide-site/en/new/$is_args$args";'],
        ),
        (
            caddy.config,
            ["@moved_1 path `/guide-site/en/旧/`", "redir @moved_1 /guide-site/en/new/{site_query} 301"],
        ),
    ],
)
def test_an_old_address_in_any_alphabet_leads_on(config: Callable[..., str], expected: list[str]) -> None:
    found = lines(config(site(base="/guide-site", moved=(("en/%E6%97%A7/", "en/new/"),))))
    assert [line for line in expected if line not in found] == []


def test_pdfs_the_search_and_the_page_for_writing_have_policies_of_their_own() -> None:
    found = lines(nginx.config(site(base="/guide-site")))
    name, condition = "$site_content_security_policy", 'if ($uri ~ "^/guide\\-site/(?:files/|en/files/)")'
    search = r'if ($uri ~ "^/guide\-site/(?:search/|en/search/)(?:index\.html)?$")'
    assert [line for line in found if name in line and "add_header" not in line] == [
        f"set {name} \"default-src 'none'; style-src 'sha256-x='\";",
        f"{condition} {{ set {name} \"frame-ancestors 'none'\"; }}",
        f"{search} {{ set {name} \"script-src 'self'\"; }}",
        f'if ($uri ~ "^/guide\\-site/(?:write/)") {{ set {name} "{WRITING}"; }}',
    ]
    assert "add_header Content-Security-Policy $site_content_security_policy always;" in found
    caddyfile = lines(caddy.config(site(base="/guide-site")))
    begin = caddyfile.index("@area_1 path `/guide-site/files/*` `/guide-site/en/files/*`")
    assert caddyfile[begin + 1 : begin + 4] == [
        "header @area_1 {",
        "Content-Security-Policy `frame-ancestors 'none'`",
        "}",
    ]
    folders = ("/guide-site/search/", "/guide-site/en/search/")
    begin = caddyfile.index(f"@area_2 path {' '.join(f'`{each}` `{each}index.html`' for each in folders)}")
    assert caddyfile[begin + 1 : begin + 4] == [
        "header @area_2 {",
        "Content-Security-Policy `script-src 'self'`",
        "}",
    ]


def test_caddy_serves_the_host_of_the_site_from_a_folder_that_can_be_chosen() -> None:
    found = lines(caddy.config(site()))
    assert "{$SITE_ADDRESS:https://guide.example} {" in found
    assert "root * {$SITE_ROOT:/srv/guide/current/output}" in found
