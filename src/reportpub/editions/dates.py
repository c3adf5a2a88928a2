"""Dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

# American usage in English, as the official English reports have it.
_LOCALES: Mapping[str, str] = {
    "zh-Hans": "zh_Hans_CN",
    "zh-Hant": "zh_Hant_TW",
    "en": "en_US",
}


def date_in_words(day: str, language: str) -> str:
    """Return the ISO 8601 ``day`` as ``language`` writes it in full."""
    return format_date(
        date.fromisoformat(day), format="long", locale=_LOCALES[language]
    )
