"""The settings of the public site: those of the preview, and the address that it is published at."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))  # Pelican loads settings by path, not as a package

from pelicanconf import *  # noqa: F403
from pelicanconf import PUBLIC_ADDRESS

SITEURL = PUBLIC_ADDRESS
_parts = urlsplit(SITEURL)
if _parts.scheme not in {"http", "https"} or not _parts.netloc or _parts.query or _parts.fragment:
    sys.exit(
        "publishconf.py: 環境変数 SITEURL に、公開する場所を https:// から書いてください。\n"
        "publishconf.py: set the environment variable SITEURL to the public address, "
        "for example SITEURL=https://example.org/guide-site"
    )
RELEASE_PATH = str(Path(__file__).with_name("release"))
