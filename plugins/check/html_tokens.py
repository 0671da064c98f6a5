"""Reduce HTML to tokens, so that two spellings of the same HTML compare equal."""

from __future__ import annotations

from html.parser import HTMLParser

END_MAY_BE_LEFT_OUT = frozenset({"dd", "dt", "p", "rp", "rt"})  # HTML, 13.1.2.4
Attributes = list[tuple[str, str | None]]


class HtmlTokens(HTMLParser):
    """The tokens of some HTML, without ends that may be left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tokens: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Add a tag, with its attributes in one order."""
        self.tokens.append(("<", tag, *sorted(f"{name}={value or ''}" for name, value in attrs)))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Add a tag: the slash at its end means nothing in HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Add an end that may not be left out."""
        if tag not in END_MAY_BE_LEFT_OUT:
            self.tokens.append(("/", tag))

    def handle_data(self, data: str) -> None:
        """Add words to those right before."""
        before = self.tokens.pop()[0] if self.tokens and len(self.tokens[-1]) == 1 else ""
        self.tokens.append((before + data,))
