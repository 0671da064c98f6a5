"""What the Observatory looks at: the answer for one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

HTML = {"application/xhtml+xml", "text/html"}


@dataclass(frozen=True)
class Answer:
    """The headers that came over HTTPS, a name as often as it was sent, the page, and its address.

    `over_http` are the addresses that plain HTTP leads through, its own first; () where nothing answers it.
    """

    headers: tuple[tuple[str, str], ...]
    page: BeautifulSoup
    address: str
    over_http: tuple[str, ...]

    def values(self, name: str) -> list[str]:
        """Return all values of a header."""
        return [value.strip() for key, value in self.headers if key.lower() == name.lower()]

    def value(self, name: str) -> str:
        """Return a header's values as one (RFC 9110, 5.3); "" where it was not sent."""
        return ", ".join(self.values(name))

    @property
    def is_html(self) -> bool:
        """Tell whether browsers take the file for a page."""
        return self.value("Content-Type").partition(";")[0] in HTML

    def equivalents(self, attribute: str, name: str) -> list[str]:
        """Return the contents of a page's <meta> elements whose attribute is a name, such as http-equiv."""
        if not self.is_html:
            return []
        found = (tag for tag in self.page.select(f"meta[{attribute}]") if tag.get("content"))
        return [str(tag["content"]) for tag in found if str(tag[attribute]).strip().lower() == name.lower()]
