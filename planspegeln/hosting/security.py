"""`security.txt` (RFC 9116): where somebody who finds a weakness of the site reports it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from planspegeln.model import editorial

ADDRESS: Final = ".well-known/security.txt"
_LONGEST: Final = timedelta(days=366)  # the RFC recommends less than a year


def text(told: editorial.Security, today: date) -> str:
    """The text of the file. Raises ValueError if it has expired, or would be relied on too long."""
    if not today < told.expires <= today + _LONGEST:
        found = "har passerat" if told.expires <= today else "är mer än ett år bort"
        raise ValueError(
            f"data/site.yml: dagen {told.expires} i ”expires” under ”security” {found}; se över vart "
            f"brister i säkerheten anmäls, och skriv en dag senast {today + timedelta(days=365)}"
        )
    return (
        f"Contact: mailto:{told.contact.email}\n"
        f"Contact: {told.contact.page}\n"
        f"Expires: {told.expires}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
    )
