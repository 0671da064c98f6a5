"""PDFs stand at addresses that stay, and each link to one tells what it leads to."""

from __future__ import annotations

import pytest

from tests.plugins.pdfs import pdf
from tests.site import built, days
from tests.site.checks import feeds, links, structure

DAY = "2027-01-06"
TEXTS = {
    "ja/news/flyer.md": (
        '[**チラシ**](../files/flyer.pdf "A4")と[英語のチラシ](../../en/files/flyer.pdf#page=2)、'
        "[申込書](../files/2027/form.pdf)です。"
    ),
    "en/news/flyer.md": "See the [flyer](../files/flyer.pdf) or the [form](../../ja/files/2027/form.pdf).",
}
OURS, THEIRS, FORM = pdf(pages=2), pdf(page=f"/PieceInfo ({'x' * 230_000})"), pdf(pages=3)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> built.Built:
    """Return the site with three PDFs, and with news that link to them."""
    project = built.copy(tmp_path_factory.mktemp("flyers"))
    content = project / "content"
    for path, data in {"ja/files/flyer": OURS, "en/files/flyer": THEIRS, "ja/files/2027/form": FORM}.items():
        (content / f"{path}.pdf").parent.mkdir(parents=True, exist_ok=True)
        (content / f"{path}.pdf").write_bytes(data)
    for path, text in TEXTS.items():
        days.write(project, path, title=f"Flyer {path[:2]}", text=text)
    return days.on(project, DAY)


def test_each_stands_as_it_is_below_its_language(site: built.Built) -> None:
    assert {path: data for path, data in site.files.items() if path.endswith(".pdf")} == {
        "files/flyer.pdf": OURS,
        "files/2027/form.pdf": FORM,
        "en/files/flyer.pdf": THEIRS,
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "news/flyer/index.html",
            [
                (
                    '<a href="/files/flyer.pdf" hreflang="ja" title="A4" type="application/pdf">'
                    "<strong>チラシ</strong>（PDF、1 KB）</a>"
                ),
                (
                    '<a href="/en/files/flyer.pdf#page=2" hreflang="en" type="application/pdf">'
                    "英語のチラシ（PDF、231 KB、英語）</a>"
                ),
                '<a href="/files/2027/form.pdf" hreflang="ja" type="application/pdf">申込書（PDF、1 KB）</a>',
            ],
        ),
        (
            "en/news/flyer/index.html",
            [
                '<a href="/en/files/flyer.pdf" hreflang="en" type="application/pdf">flyer (PDF, 231 kB)</a>',
                (
                    '<a href="/files/2027/form.pdf" hreflang="ja" type="application/pdf">'
                    "form (PDF, 1 kB, Japanese)</a>"
                ),
            ],
        ),
    ],
)
def test_a_link_tells_type_size_and_another_language(
    site: built.Built, path: str, expected: list[str]
) -> None:
    found = site.page(path).select('main a[href*=".pdf"]')
    for link in found:
        link.attrs = dict(sorted(link.attrs.items()))
    assert [str(link) for link in found] == expected


def test_the_site_stays_whole(site: built.Built) -> None:
    checks = (links.broken, structure.ill_made, feeds.ill_made_feeds, feeds.wrong_sitemap)
    assert [line for check in checks for line in check(site)] == []
