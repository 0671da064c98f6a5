"""The site's settings: languages, kinds of page, menus, and which of Pelican's habits are switched off."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # Pelican's command loads settings by path, not as a package

SITEURL = ""
# Where the public site lives, if that is known: links to it by its full address are found and refused.
PUBLIC_ADDRESS = os.environ.get("SITEURL", "").rstrip("/")
# Where the sources of the site are edited, as GitHub's workflows tell it: a page there is none for readers.
repository = os.environ.get("GITHUB_REPOSITORY")
CODE_HOST = f"{os.environ['GITHUB_SERVER_URL']}/{repository}" if repository else ""
# How the page for writing reaches them (Sveltia CMS: "backend"); without a repository, no public site has it.
CODE_HOST_BACKEND = {
    "name": "github",
    "repo": repository or "",
    "branch": "main",
    "api_root": os.environ.get("GITHUB_API_URL", "https://api.github.com"),
}
# The page on which staff write in the browser, and the folder that holds its program, as writing/bundle.py
# makes it; "": there is no such page.
WRITE_ADDRESS = "write/"
WRITE_PATH = ""
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".build_cache"  # what need not be made again
USE_CACHE = True
COMPILED_PATH = ""  # a private folder in which templates stay compiled, for whoever builds often
JOBS = os.environ.get("JOBS", "")  # processes at most; "": as many as there are processors
RELEASE_PATH = ""  # where what tells of a public site and helps to serve it goes, beside the site itself
THEME = "theme"
# The oldest browsers that the stylesheet is written for, as Browserslist names them: plainer where they lack
# something, as designed from Safari 15.4 and Chrome 99 on.
BROWSERS = ["ios_saf 12.2", "safari 12.1", "chrome 80", "firefox 78"]
TIMEZONE = "Asia/Tokyo"  # a page's day begins and ends here
TODAY = None  # a datetime.date to build for; None: the day that it is
AGAINST = None  # a git revision whose public addresses must not be lost
SHOW_UNPUBLISHED = False  # the preview shows drafts and what is to come, marked as such
LOCALE = ["C"]  # dates and sorting follow each page's language, never the machine's

# The one list of languages. The first is the default: it lives at the root and is what x-default names.
#   prefix        where its pages live below SITEURL
#   label         its own name for itself, as the language switch shows it
#   locale        for dates and country names (CLDR, through Babel) and for Open Graph
#   phrases       the BudouX model that finds where a heading may break; "spaces" where texts have a space
#                 between phrases, and lines that are shown as written; "" where there is one between words
#   phone_format  "national" or "international"
#   furigana      where its pages stand once more, with a reading above each kanji; without this, nowhere.
#                 With its own prefix, they have the readings themselves
# Editions of a language stand here too: some of its pages, written anew for certain readers.
#   edition_of    the language; whatever an edition does not have itself, such as words of the data, is taken
#                 from there, and nothing of it counts as not translated
#   menu          the pages of its own menus, as in `MENU`
LANGUAGES: dict[str, dict[str, Any]] = {
    "ja": {
        "prefix": "",
        "label": "日本語",
        "locale": "ja_JP",
        "phrases": "japanese",
        "phone_format": "national",
        "furigana": "furigana/",
    },
    "en": {
        "prefix": "en/",
        "label": "English",
        "locale": "en_GB",
        "phrases": "",
        "phone_format": "international",
    },
    # Japanese in easy words. `simple` is a registered variant (BCP 47); "ja-easy" would not be valid.
    "ja-simple": {
        "prefix": "easy/",
        "label": "やさしい日本語",
        "locale": "ja_JP",
        "phrases": "spaces",
        "phone_format": "national",
        "furigana": "easy/",
        "edition_of": "ja",
        "menu": {"header": ["index", "contact"], "call": ["contact"], "home": [], "footer": []},
    },
}
DEFAULT_LANG = next(iter(LANGUAGES))

# The language that interface strings are written in inside templates; every other one needs a catalogue.
MESSAGES_LANGUAGE = "en"

# Each folder below content/<language>/ is a kind of page.
#   address    `{name}` is the file's path without its ending; `index` stands for the folder that holds it
#   templates  those that its pages may choose, the first being the default, and what each needs besides
#   requires   the entries that each page of this kind must have
#   allows     those that it may have; plugins/model/fields.py knows all of them
KINDS = {
    "guide": {
        "address": "guide/{name}/",
        "templates": {"article": ["Date", "Topics", "Order", "Outcomes"], "page": []},
        "requires": ["Title", "Description", "Modified"],
        "allows": [
            *("Template", "Date", "Topics", "Order", "Outcomes", "Summary", "Drawing"),
            *("Status", "Expires", "Aliases", "Translated_from"),
        ],
    },
    "news": {
        "address": "news/{name}/",
        "templates": {"news-item": []},
        "requires": ["Title", "Description", "Date", "Modified"],
        "allows": ["Topics", "Status", "Expires", "Aliases", "Translated_from"],
    },
    "pages": {
        "address": "{name}/",
        "templates": {
            "page": [],
            "readers": [],
            "home": [],
            "guide": [],
            "news": [],
            "contact": [],
            "office": ["Office"],
            "accessibility": [],
            "search": [],
        },
        "requires": ["Title", "Description", "Modified"],
        "allows": ["Template", "Drawing", "Office", "Save_as", "Status", "Aliases", "Translated_from"],
    },
    # Sheets to print: each fills one side of A4 paper.
    "paper": {
        "address": "paper/{name}/",
        "templates": {"sheet": [], "leaflet": [], "preparation": [], "fax": ["Office"], "large-print": []},
        "requires": ["Title", "Description", "Modified", "Order"],
        "allows": ["Template", "Office", "Status", "Aliases", "Translated_from"],
    },
}

# PDFs, such as flyers: content/<language>/<this>/flyer.pdf is published as <prefix><this>/flyer.pdf, an
# address that people print and mail. Never change it.
DOWNLOADS = "files"

# Topics come from content/data/topics.toml; each gets a page here in every language, but in no edition.
TOPIC_ADDRESS = "topics/{name}/"
TOPIC_TEMPLATE = "topic"
TOPIC_KIND = "topics"

# Files beside the pages: a feed below each language's prefix (editions have none), a card below each office's
# page.
FEED_NAME = "feed.xml"
CARD_NAME = "contact.vcf"
SITEMAP_NAME = "sitemap.xml"
# Pictures and the theme's own files, each with a fingerprint in its name: browsers keep them for a year.
STATIC_ADDRESS = "static/"
# Pictures are published in up to three widths, in pixels: a telephone shows some 350 of CSS, each of which is
# two or three of its own, and the column of text has 684 (theme/css/tokens.css: `--measure` times `--text`).
PICTURE_WIDTHS = (480, 800, 1200)
# How wide that column is, as browsers are told (HTML, 4.8.4.2): the measure, or the window without its edges.
PICTURE_SIZES = "(min-width: 47.5em) 42.75em, 90vw"

# The kind whose names menus and `REQUIRED_PAGES` give; its page `index` is a language's first one.
MENU_KIND = "pages"
# Pages that every language and edition must have, menus aside: the first one, what is shown for a wrong
# address, and the search.
REQUIRED_PAGES = ["index", "404", "search"]

# Names of pages, in the order in which the menus show them. `call` is the page that the button in the header
# leads to, `home` are those whose lists the first page shows too.
MENU = {
    "header": ["guide", "families", "about", "contact"],
    "call": ["contact"],
    "home": ["guide", "news"],
    "footer": ["news", "supporters", "accessibility", "privacy"],
}
# Templates that list a kind of page, and which; `per_page` is how many stand on one page, if not all do.
LISTS: dict[str, dict[str, Any]] = {"guide": {"kind": "guide"}, "news": {"kind": "news", "per_page": 20}}
NEWS_ON_HOME = 3
# The kind that pages list where somebody may want something on paper.
SHEET_KIND = "paper"
# The page with the search, to which the header leads. It alone has a script; search engines do not list it.
SEARCH_PAGE = "search"
SEARCH_INDEX = "pages.json"  # below its address: what its script reads
SEARCH_WHOLE = 75_000  # bytes (brotli) up to which that has all texts; above, they lie in shards beside it
OPENSEARCH_NAME = "opensearch.xml"  # the same: what lets browsers offer the search
# What a hit counts on pages that few look for, by their kind and name, or on all of a kind.
SEARCH_WEIGHTS = {"pages/accessibility": 0.5, "pages/privacy": 0.5, "news": 0.7, "paper": 0.7}
# The template that tells the recorded run of tests: a page of it needs content/data/test_record.toml.
TEST_RECORD_TEMPLATE = "accessibility"
# The template that shows the words of `[fax]` in content/data.
FAX_TEMPLATE = "fax"

# A fixed namespace (RFC 9562): feed ids are made from it and the address below SITEURL, so that they
# survive a move to another host. Never change it.
FEED_NAMESPACE = "5f0b5a0e-7f0d-4b6e-9d0a-2c1c4f3a9e61"
FEED_ITEMS = 20

# Sent with every file, and with every page as a <meta> element too, for hosts that send no headers. The
# stylesheet's own hash is added when the site is built.
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "img-src": "'self'",
    "connect-src": "'self'",  # no page connects; auditors in the browser read robots.txt through it
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
}

# What the policy of the search page says besides: its script is one of the site's own files.
SEARCH_POLICY = {"script-src": "'self'"}

# What is sent instead with the page for writing, and stands in it: its own program runs there, shows pictures
# from the browser's own memory, and asks nobody but the code host.
WRITE_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # the program writes styles while it runs
    "font-src": "'self'",
    "img-src": "'self' blob: data:",
    "connect-src": f"'self' blob: data: {CODE_HOST_BACKEND['api_root']}",
    "frame-src": "blob:",
    "base-uri": "'self'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "default svelte-trusted-html lexical dompurify",
}

# What a page could ask the browser for: this site asks for nothing. Browsers complain of unknown names.
REFUSED_FEATURES = [
    *("accelerometer", "autoplay", "camera", "clipboard-read", "clipboard-write", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection"),
    *("local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb"),
    *("window-management", "xr-spatial-tracking"),
]

# What a host sends with every file besides: plugins/hosting/ turns all of it into each host's own words.
RESPONSE_HEADERS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
    "Referrer-Policy": "no-referrer",
    # Two years. Not `includeSubDomains` nor `preload`: they bind whatever else the owner of the domain runs,
    # so they are the owner's decision (docs/hosting.md).
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
}

# What these headers are for PDFs instead. A browser shows a PDF in a page that it makes itself, and the
# policies of the site would count for that one too: Chrome 77 to 80 at least had no style for it then, and
# showed only its top; what `require-corp` forbids is the viewer's own frame.
DOWNLOAD_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Embedder-Policy": "unsafe-none",
}

# The last one: at its end the finished site takes the old one's place.
PLUGINS = ["plugins"]
PELICAN_CLASS = "plugins.Pelican"  # counts pages where they are made

# What Pelican does by itself and this site does otherwise.
ARTICLE_PATHS: list[str] = []  # every text is a page: articles have categories, authors and tags
DIRECT_TEMPLATES: list[str] = []  # the home page is a page like others; there is no index of articles
# Feeds are output files like others (plugins/render/other_files.py): Pelican's mix the languages.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
STATIC_PATHS = ["images"]
# What editors and systems leave beside files, and what the code host shows beside a folder's files.
IGNORE_FILES = [".*", "~*", "*~", "#*", "README.*"]
THEME_STATIC_PATHS: list[str] = []  # plugins/write/assets.py puts fingerprints into their names
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
