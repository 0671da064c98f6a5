"""Every address, trick and method, asked of each server in each place."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING

from tests.hosting import asking
from tests.hosting.checks import addresses, files

if TYPE_CHECKING:
    from tests.hosting.conftest import Served

WHOLE = ("nginx", "/guide-site")  # where every file of the site is asked for
# What file_server does otherwise than nginx, and no setting of Caddy changes.
FOLLOWS_LINKS = {name for name in asking.PLANTED if "link" in name}


# Which tricks each refuses by itself, and how: at a host's root nginx has the root's 404 page for them.
OWN = {
    ("nginx", ""): (asking.UNREADABLE, {404}),
    ("nginx", "/guide-site"): (asking.UNREADABLE | asking.ABOVE, {400, 404, 414}),
    ("caddy", ""): (asking.MALFORMED, {400}),
    ("caddy", "/guide-site"): (asking.MALFORMED, {400}),
}


def test_every_file_is_served_as_it_is_meant(served: Served) -> None:
    site = served.placed.site
    # What is special about the root, or about another server, shows in a sample.
    site = site if served.kind == WHOLE else site.sampled()
    exchanges = list(asking.whole(served.client, site))
    assert len(exchanges) == 10 * len(site.targets())
    assert [line for check in files.ALL for line in check(exchanges, site)] == []


def test_what_is_no_address_gets_the_404_page_of_its_language_and_nothing_else(served: Served) -> None:
    names = asking.TRICKS.keys() - OWN[served.kind][0]
    names -= FOLLOWS_LINKS if served.server == "caddy" else set()
    exchanges = list(asking.tricks(served.client, served.placed.site, sorted(names)))
    assert list(addresses.not_missing(exchanges, served.placed.site)) == []
    assert list(addresses.leaks(exchanges, served.placed.site)) == []


def test_what_a_server_refuses_by_itself_tells_nothing(served: Served) -> None:
    names, statuses = OWN[served.kind]
    exchanges = list(asking.tricks(served.client, served.placed.site, sorted(names)))
    assert {found.status for found in exchanges} == statuses
    assert list(addresses.leaks(exchanges, served.placed.site)) == []


def test_no_other_method_is_allowed(served: Served) -> None:
    exchanges = list(asking.methods(served.client, served.placed.site))
    assert list(addresses.allowed(exchanges, served.placed.site)) == []


def test_old_addresses_and_folders_lead_on_at_once_with_their_query(served: Served) -> None:
    leads = served.placed.leads
    exchanges = list(asking.leading(served.client, leads))
    assert list(addresses.astray(exchanges, served.placed.site, leads)) == []


def test_without_tls_every_address_leads_to_the_same_one_with_it(served: Served) -> None:
    web = http.client.HTTPConnection("localhost", served.running.plain, timeout=5)
    web.request("GET", "/guide/?x=%E3")
    answer = web.getresponse()
    location = f"https://localhost:{served.running.port}/guide/?x=%E3"
    assert (answer.status in addresses.MOVED, answer.headers["Location"]) == (True, location)
    web.close()
