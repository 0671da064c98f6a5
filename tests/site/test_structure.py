"""Every built page by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.site.checks import structure

if TYPE_CHECKING:
    from tests.site.built import Built

PAGE = "about/index.html"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</main>", "<h1>x</h1></main>", "2 h1"),
        ("</main>", "<h4>x</h4></main>", "a heading level is left out"),
        ("</main>", '<p id="main">x</p></main>', "id main stands twice"),
        ("</main>", '<img src="/favicon.png"></main>', "an image without alt"),
        (' lang="ja"', "", "no html[lang]"),
        ('class="skip-link"', "", "no a.skip-link"),
        ('<meta name="description"', '<meta name="x"', "no meta[name=description]"),
    ],
)
def test_an_ill_made_page_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    assert list(structure.ill_made(at_root.with_fault(PAGE, old, new).alone(PAGE))) == [f"{PAGE}: {found}"]


@pytest.mark.parametrize("old", ["</small> <span", "</time> <a", "</dt> <dd", "</strong>\n      <a"])
def test_words_that_run_together_are_found(at_root: Built, old: str) -> None:
    path = next(path for path, _ in at_root.pages() if old in at_root.files[path].decode())
    [line, *others] = structure.run_together(at_root.with_fault(path, old, "".join(old.split())).alone(path))
    assert {each.partition(":")[0] for each in (line, *others)} == {path}


def test_a_title_that_stands_twice_is_found(at_root: Built) -> None:
    title = at_root.page("privacy/index.html").title
    assert title is not None
    own = at_root.page(PAGE).title
    assert own is not None
    faulty = at_root.with_fault(PAGE, str(own), str(title))
    assert list(structure.same_names(faulty)) == [f"title stands 2 times: {title.text}"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("</style>", "p{}</style>", "the style's hash is not the policy's"),
        ("</main>", '<p style="color:red">x</p></main>', "a style attribute on <p>"),
        ("</main>", "<script>1</script></main>", "a script"),
        ("img-src", "script-src *; img-src", "the policy is another one"),
        ("default-src &#39;none&#39;", "default-src *", "the policy is another one"),
        ("img-src", "script-src &#39;self&#39;; img-src", "the policy is another one"),
        ("</main>", '<script src="/static/search.0123456789.js" type="module"></script></main>', "a script"),
    ],
)
def test_what_the_policy_blocks_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    assert list(structure.against_policy(at_root.with_fault(PAGE, old, new).alone(PAGE))) == [
        f"{PAGE}: {found}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("script-src &#39;self&#39;; ", "", "the policy is another one"),
        ("script-src &#39;self&#39;", "script-src *", "the policy is another one"),
        ("/static/search.", "https://elsewhere.example/static/search.", "a script"),
        ("</main>", "<script>1</script></main>", "a script"),
    ],
)
def test_what_a_search_page_may_not_have_is_found(at_root: Built, old: str, new: str, found: str) -> None:
    path = "search/index.html"
    assert list(structure.against_policy(at_root.with_fault(path, old, new).alone(path))) == [
        f"{path}: {found}"
    ]


def test_every_page_fits_into_the_budget(at_root: Built) -> None:
    assert list(structure.too_large(at_root)) == []


def test_a_page_is_as_large_as_its_copy_is_unless_that_is_of_another_one(at_root: Built) -> None:
    page = at_root.files[PAGE]
    sizes = {
        name: len(brotli.compress(page, quality=quality)) for name, quality in (("tight", 11), ("loose", 1))
    }
    copies = {"tight": brotli.compress(b"x"), "loose": brotli.compress(page, quality=1)}
    for name, size in sizes.items():
        site = replace(at_root.alone(PAGE), copies={f"{PAGE}.br": copies[name]})
        assert [*structure.too_large(site, size)] == []
        assert [*structure.too_large(site, size - 1)] == [f"{PAGE}: {size} bytes"]


def test_a_page_over_the_budget_is_found(at_root: Built) -> None:
    noise = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(6000))  # text that does not compress
    found = list(
        structure.too_large(at_root.with_fault(PAGE, "</main>", f"<p>{noise}</p></main>").alone(PAGE))
    )
    assert [line.split(":")[0] for line in found] == [PAGE]


def test_a_page_with_too_many_requests_is_found(at_root: Built) -> None:
    images = '<img src="/favicon.png" alt="">' * 3
    faulty = at_root.with_fault(PAGE, "</main>", f"{images}</main>")
    assert list(structure.too_large(faulty.alone(PAGE))) == [f"{PAGE}: 5 requests"]


def test_pictures_that_wait_until_they_are_seen_do_not_count(at_root: Built) -> None:
    images = '<img src="/favicon.png" alt="" loading="lazy">' * 3
    assert (
        list(structure.too_large(at_root.with_fault(PAGE, "</main>", f"{images}</main>").alone(PAGE))) == []
    )
