"""Generate security.txt (RFC 9116), and hint at its end."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import phonenumbers

from plugins.model.urls import base_path
from plugins.report.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.model.data import Data
    from plugins.model.types import Key

PATH = ".well-known/security.txt"  # section 3
SOON = datetime.timedelta(days=30)
LAST_MOMENT = datetime.time(23, 59, 59)  # a day that is written in the data still counts


def hints(
    data: Data | None, places: Mapping[Key, tuple[str, int]], today: datetime.date
) -> Iterator[Problem]:
    """Yield where the day stands, from `SOON` before it on; it keeps nothing else from being published."""
    if not data or not data.security or data.security.expires - today > SOON:
        return
    path, line = places.get(("security", "expires"), places["security",])
    yield Problem(path, line, "security-expires", {"expires": data.security.expires.isoformat()})


def text(
    data: Data | None, languages: Iterable[str], today: datetime.date, zone: str, site_url: str
) -> str | None:
    """Return the file, or None where there is none: after its day, and below a path (section 3: at the root).

    `zone` (IANA) is where the day ends. The first office is that of the organisation itself.
    """
    if not data or not data.offices or not data.security or base_path(site_url):
        return None
    expires = data.security.expires
    if expires < today:
        return None
    number = phonenumbers.parse(data.offices[0].phone)
    fields = {
        "Contact": phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966),
        "Expires": datetime.datetime.combine(expires, LAST_MOMENT, ZoneInfo(zone)).isoformat(),
        "Preferred-Languages": ", ".join(languages),
        **({"Canonical": f"{site_url}/{PATH}"} if site_url.startswith("https:") else {}),  # 2.5.2
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
