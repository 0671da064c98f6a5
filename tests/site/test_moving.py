"""Old addresses lead on, in each language, at a host's root and below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import days
from tests.site.checks import feeds, links, structure

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import Built

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("url", "base"), [("https://guide.example", ""), ("https://example.org/guide-site", "/guide-site")]
)
def test_an_old_address_leads_on_without_and_with_the_host_s_help(project: Path, url: str, base: str) -> None:
    days.write(project, "ja/news/closed.md", more="Aliases: news/shut/, old.html\n")
    days.write(project, "en/news/closed.md", more="Aliases: /news/shut/\nTranslated_from: ja 61863540b16e\n")
    site = days.on(project, "2027-01-05", url, release=True)
    for path, target in (
        ("news/shut/index.html", "news/closed/"),
        ("old.html", "news/closed/"),
        ("en/news/shut/index.html", "en/news/closed/"),
    ):
        page = site.page(path)
        assert [tag["content"] for tag in page.select("meta[http-equiv=refresh]")] == [
            f"0; url={url}/{target}"
        ]
        assert [tag["href"] for tag in page.select("link[rel=canonical]")] == [f"{url}/{target}"]
        assert [tag["href"] for tag in page.select("a")] == [f"{url}/{target}"]
        assert page.select("html")[0]["lang"] == ("en" if path.startswith("en/") else "ja")
    assert site.files["_redirects"].decode() == (
        f"{base}/en/news/shut/ {base}/en/news/closed/ 301\n"
        f"{base}/furigana/news/shut/ {base}/furigana/news/closed/ 301\n"
        f"{base}/furigana/old.html {base}/furigana/news/closed/ 301\n"
        f"{base}/news/shut/ {base}/news/closed/ 301\n"
        f"{base}/old.html {base}/news/closed/ 301\n"
    )
    assert b"shut" not in site.files["sitemap.xml"]
    assert list(links.broken(site)) == list(feeds.wrong_sitemap(site)) == []
    assert list(structure.against_policy(site)) == []
    faulty = site.with_fault("old.html", "default-src &#39;none&#39;; ", "")
    assert list(structure.against_policy(faulty)) == ["old.html: the policy is another one"]


def test_without_old_addresses_there_is_no_such_file(at_root: Built) -> None:
    assert "_redirects" not in at_root.files


@pytest.mark.parametrize("alias", ["topics/balcony/", "news/2/"])
def test_an_old_address_that_a_list_has_now_is_a_problem(project: Path, alias: str) -> None:
    for number in range(25):
        days.write(project, f"ja/news/item-{number}.md", title=f"News {number}")
    days.write(project, "ja/news/closed.md", more=f"Aliases: {alias}\n")
    done = days.run(project, "2027-01-05")
    lines = [line for line in done.stderr.splitlines() if "[alias-is-page]" in line]
    assert (done.returncode, len(lines)) == (1, 2)
    assert lines[1].startswith("content/ja/news/closed.md:7: [alias-is-page] content/")
    assert f"the old address /{alias}" in lines[1]
