"""What can be done with this site: `invoke NAME`, or `make NAME`, which sets everything up first."""

from __future__ import annotations

import datetime
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from invoke.context import Context  # noqa: TC002 - invoke looks at its tasks' types
from invoke.tasks import task

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent


def _build(settings: str, **overrides: object) -> None:
    from plugins.run import build  # noqa: PLC0415 - takes a moment, which `invoke --list` need not

    if status := build(ROOT / settings, **overrides):
        from editing import failure  # noqa: PLC0415 - as above

        failure.tell(ROOT)
        sys.exit(status)


NO_CACHE = "前のビルドの控えを使わず、残しもしない / neither use the cache of earlier builds nor write one"


@task(help={"no_cache": NO_CACHE})
def build(_context: Context, no_cache: bool = False) -> None:  # noqa: FBT001, FBT002 - invoke's way to a flag
    """サイトを output/ に作る / Build the site into output/."""
    print("==> サイトを作っています / Building the site")
    _build("pelicanconf.py", USE_CACHE=not no_cache)
    print("==> できました / Done: output/")


@task
def serve(_context: Context) -> None:
    """見本を開き、保存のたびに作り直す / Preview the site; each save rebuilds it and reloads the browser."""
    from preview import serve as run  # noqa: PLC0415 - as above
    from writing import bundle  # noqa: PLC0415

    run(ROOT, partial(bundle.previewed, ROOT))


@task(
    help={"against": "公開中の版。アドレスがなくならないか / a revision: none of its addresses may be lost"}
)
def check(_context: Context, against: str = "") -> None:
    """原稿とデータを確かめる / Check content and data without writing anything."""
    from editing import checking  # noqa: PLC0415 - as above

    if status := checking.run(ROOT, against):
        sys.exit(status)


@task(
    iterable=["title"],
    help={
        "kind": "種類（フォルダーの名前） / the kind of page, a folder's name: news, guide, pages, paper",
        "slug": "ファイルの名前 / the file's name, like summer-holidays",
        "title": "言語ごとの題名 / a title in one language: --title ja=… --title en=…",
        "topics": "テーマ（コンマ区切り） / topics, with commas between them",
    },
)
def new(
    _context: Context, kind: str = "", slug: str = "", title: list[str] | None = None, topics: str = ""
) -> None:
    """新しいページを下書きで始める / Begin a new page as a draft in each language."""
    from editing import asking  # noqa: PLC0415 - as above

    sys.exit(asking.begin(ROOT, asking.Given(kind, slug, title or [], topics)))


@task(
    help={
        "old": "移すページ（content/ja/guide/old.md、または guide/old） / the page: a file, or kind and name",
        "new": "移した先（content/ja/guide/new.md、または guide/new） / where it goes, written alike",
    }
)
def move(_context: Context, old: str, new: str) -> None:
    """ページを移し、リンクもすべて直す / Move a page in each language, with all links to it."""
    from editing import moving  # noqa: PLC0415 - as above

    sys.exit(moving.run(ROOT, old, new))


@task
def status(_context: Context) -> None:
    """ページごとに、翻訳が最新かを見る / See which translations are current."""
    from editing import status as of_pages  # noqa: PLC0415 - as above

    of_pages.show(ROOT)


@task(help={"path": "翻訳のファイル / the file of the translation"})
def translated(_context: Context, path: str) -> None:
    """翻訳が元の文章に追いついたと記録する / Record that a translation says what its original says now."""
    from editing import recording  # noqa: PLC0415 - as above

    sys.exit(recording.run(ROOT, Path(path)))


@task(
    help={
        "day": "この日のサイトを作る（今日ではなく） / as it is on this day, not today: 2026-11-24",
        "no_cache": NO_CACHE,
    }
)
def publish(_context: Context, day: str = "", no_cache: bool = False) -> None:  # noqa: FBT001, FBT002 - as above
    """公開用のサイトを output/ に作る / Build the public site into output/ (needs SITEURL)."""
    try:
        today = datetime.date.fromisoformat(day) if day else None
    except ValueError:
        sys.exit(
            f"--day {day}: 日付は 2026-11-24 のように書いてください\n"
            f"--day {day}: write the day like 2026-11-24"
        )
    from writing import bundle  # noqa: PLC0415 - as above

    program = bundle.published(ROOT)
    print("==> 公開用のサイトを作っています / Building the public site")
    _build("publishconf.py", TODAY=today, USE_CACHE=not no_cache, WRITE_PATH=program)
    print("==> できました / Done: output/, release/")


@task(
    help={
        "where": "公開した場所（https://…）かフォルダー / the public address or a folder",
        "manifest": "公開したファイルの一覧 / the list of what was published",
    }
)
def verify(_context: Context, where: str, manifest: str = "release/manifest.json") -> None:
    """公開したものが、そのまま届いているかを確かめる / Compare a site with what was published."""
    from publishing import verify as against  # noqa: PLC0415 - as above

    sys.exit(against.run(where, ROOT / manifest))


def _install_tests() -> None:
    """Install what only tests and audits need."""
    from audit import pins, tools  # noqa: PLC0415 - as above

    tools.install_environment(ROOT / pins.TESTS)


# Among all processors; slow files of tests come early in the alphabet, and must not wait for the short ones.
SHARED = ("--numprocesses=auto", "--dist=loadscope", "--no-loadscope-reorder")


def _test(context: Context, *options: str, engines: bool = False) -> None:
    """Run lint, types and pytest, which shares its work among all processors."""
    from audit import tools  # noqa: PLC0415 - as above

    with ThreadPoolExecutor() as pool:
        environment = pool.submit(_install_tests)

        def install_hugo() -> None:
            environment.result()
            from bench import hugo  # noqa: PLC0415 - it needs the environment

            hugo.install()

        installs: list[Callable[[], object]] = [
            partial(tools.install, "@mozilla/readability", "@sveltia/cms", "axe-core", "esbuild", "vnu-jar"),
            install_hugo,
            *([_install_engines] if engines else []),
        ]
        others = [pool.submit(install) for install in installs]
        environment.result()
        _lint(context)  # while the others are on their way
        for installed in others:
            installed.result()
    _pytest(context, *options)


def _lint(context: Context) -> None:
    bin_folder = Path(sys.executable).parent
    with context.cd(ROOT):
        for command in ("ruff check --quiet", "ruff format --check --quiet", "mypy --no-error-summary"):
            print(f"==> {command}", flush=True)
            context.run(f"{bin_folder}/{command}")


def _pytest(context: Context, *options: str) -> None:
    command = " ".join(("pytest", *SHARED, *options))
    print(f"==> {command}", flush=True)
    with context.cd(ROOT):
        context.run(f"{sys.executable} -m {command}", pty=sys.stdout.isatty())


@task
def test(context: Context) -> None:
    """コードと、できたサイトを確かめる / Check the code, then the site that it builds, by examples."""
    _test(context)


@task(help={"only": "この検査だけ / only these files or folders of tests: tests/browser tests/site"})
def test_all(context: Context, only: str = "") -> None:
    """すべてのページと画面で確かめる / Check all of it: each page in every view, each host, many edits."""
    from audit import tools  # noqa: PLC0415 - as above

    wanted = only.split()
    engines = tools.is_required() and (not wanted or OF_ENGINES in wanted)
    _test(context, "--all", *wanted, engines=engines)


OF_ENGINES = "tests/engines"
OF_CONTENT = ("tests/content", "tests/site", "tests/browser/test_every_page.py")


@task(help={"against": "公開中の版。そのあと変わったページを開く / a revision: open the pages changed since"})
def test_content(context: Context, against: str = "") -> None:
    """原稿と、できたページだけを確かめる / Check the texts and the pages that are built from them."""
    _install_tests()
    from audit import tools  # noqa: PLC0415 - as above

    tools.install("axe-core", "vnu-jar")
    _pytest(context, "--content", *([f"--against={against}"] if against else []), *OF_CONTENT)


def _install_engines() -> None:
    from audit import tools  # noqa: PLC0415 - as above

    tools.install_pinned(ROOT / "requirements-engines.txt", tools.ENGINES)


@task
def engines(_context: Context) -> None:
    """以前のChromiumを検査用に入れる / Install Chromium of earlier years, for the tests (800 MB)."""
    _install_engines()


@task(help={"options": "uvのオプション / options of uv, such as --upgrade-package pelican"})
def pin(_context: Context, options: str = "") -> None:
    """requirementsのファイルを作り直す / Make the hashed requirements files anew from pyproject.toml."""
    from audit import pins  # noqa: PLC0415 - as above

    sys.exit(pins.run(ROOT, options.split()))


@task
def vulnerabilities(_context: Context) -> None:
    """使っている部品に、既知の弱点がないかを調べる / Look for known vulnerabilities in what is pinned."""
    _install_tests()
    from audit import vulnerabilities as of_packages  # noqa: PLC0415 - as above

    sys.exit(of_packages.run(ROOT))


@task
def lighthouse(_context: Context) -> None:
    """公開用のサイトを、遅いスマートフォンで測る / Measure the public site on a slow telephone."""
    _install_tests()
    import pelicanconf as settings  # noqa: PLC0415 - as above
    from audit import lighthouse as on_pages  # noqa: PLC0415
    from audit import tools  # noqa: PLC0415

    tools.install("lighthouse", everything=True)
    with tempfile.TemporaryDirectory() as folder:
        print("==> 公開用のサイトを作っています / Building the public site", flush=True)
        site = Path(folder) / "site"
        # As publishconf.py would, which takes its address from the environment only.
        _build("pelicanconf.py", OUTPUT_PATH=str(site), SITEURL="https://guide.example")
        print("==> Lighthouse", flush=True)
        sys.exit(on_pages.run(site, vars(settings)))


@task(
    help={
        "sizes": "記事の数（コンマ区切り） / numbers of articles, with commas between them",
        "runs": "くり返す回数 / how often each build is measured",
        "only": "測るものだけ / which builds: cold, unchanged, edited, publish, alike, hugo",
    }
)
def bench(_context: Context, sizes: str = "10,100,1000,5000", runs: int = 5, only: str = "") -> None:
    """ビルドの速さを、Hugoと並べて測る / Measure how fast the site is built, beside Hugo."""
    _install_tests()
    from bench import run  # noqa: PLC0415 - as above

    sys.exit(run.run(sizes, runs, only))


@task
def record(_context: Context) -> None:
    """検査の結果を、アクセシビリティのページに載せる / Put the last tests on the accessibility page."""
    _install_tests()
    from audit import record as of_tests  # noqa: PLC0415 - as above

    sys.exit(of_tests.run(ROOT))


@task
def expiring(_context: Context) -> None:
    """期限が近いものを確かめる / Fail where something expires within 30 days."""
    from editing import expiring as of_site  # noqa: PLC0415 - as above

    sys.exit(of_site.run(ROOT))


@task
def readings(_context: Context) -> None:
    """漢字の読み方の候補を確かめて書く / Propose readings of kanji that have none; write what is accepted."""
    from audit import tools  # noqa: PLC0415 - as above

    tools.install_pinned(ROOT / "requirements-readings.txt", tools.READINGS)
    from editing import readings as of_kanji  # noqa: PLC0415 - as above

    sys.exit(of_kanji.run(ROOT, tools.READINGS))


@task
def catalogue(_context: Context) -> None:
    """画面の言葉の一覧を、テンプレートに合わせる / Bring the catalogues in step with the templates."""
    import pelicanconf as settings  # noqa: PLC0415 - as above
    from plugins.model.languages import languages  # noqa: PLC0415
    from plugins.render.translations import update  # noqa: PLC0415

    for path in update(ROOT / settings.THEME, languages(vars(settings)), settings.MESSAGES_LANGUAGE):
        print(path.relative_to(ROOT))


@task
def handbook(_context: Context) -> None:
    """手引きの表と、コードの一覧を作り直す / Renew the handbook's table and the lists of codes."""
    from editing import handbook as in_docs  # noqa: PLC0415 - as above

    sys.exit(in_docs.run(ROOT))


@task
def clean(_context: Context) -> None:
    """作られたものを消す / Remove what was built."""
    built = ("output", ".output.*", "release", ".release.*")
    for pattern in (*built, ".*_cache", "*/**/__pycache__", "__pycache__"):
        for path in ROOT.glob(pattern):
            if Path(sys.prefix) not in path.parents:
                path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path)
