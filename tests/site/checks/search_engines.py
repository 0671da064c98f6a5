"""Search engines are kept from wrong addresses, ended pages and the search, and told where the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.built import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import Built

NOT_FOUND = "404.html"
HIDDEN = f"{ENDED}, form[role=search]"


def wrong(site: Built) -> Iterator[str]:
    """Yield pages that are hidden or shown and should not be, and those with another canonical address."""
    for path, page in site.pages():
        is_hidden = bool(page.select('meta[name="robots"][content="noindex"]'))
        if is_hidden != (path.endswith(NOT_FOUND) or bool(page.select(HIDDEN))):
            yield f"{path}: {'is hidden' if is_hidden else 'is shown'}"
        canonical = [str(tag["href"]) for tag in page.select("link[rel=canonical]")]
        if canonical != [site.address(path)] * (not is_hidden):
            yield f"{path}: canonical is {canonical}"
