"""The settings of the public site: those of the preview, and the address that it is published at."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # Pelican loads settings by path, not as a package

from pelicanconf import *  # noqa: F403
from pelicanconf import PUBLIC_ADDRESS

SITEURL = PUBLIC_ADDRESS
# RFC 3986: a host, with a port perhaps, and a path of unreserved characters. Domains of other alphabets are
# written in their xn-- form (RFC 5891), as in certificates.
if not re.fullmatch(r"https?://[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[A-Za-z0-9._~-]+)*", SITEURL):
    sys.exit(
        "publishconf.py: 環境変数 SITEURL に、公開する場所を https:// から、半角で書いてください。\n"
        "publishconf.py: set the environment variable SITEURL to the public address, "
        "for example SITEURL=https://example.org/guide-site"
    )
RELEASE_PATH = str(Path(__file__).with_name("release"))
