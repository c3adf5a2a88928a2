"""The interface in the reader's language: Babel's catalogues, read as they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

_FOLDER = Path(__file__).with_name("locale")
# The messages in the code are English.
LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "中文"}
"""The languages there are, each by its own name."""
DEFAULT = "en"


@lru_cache(maxsize=len(LANGUAGES))
def translations(language: str) -> NullTranslations:
    """Return the translations into ``language``, one of ``LANGUAGES``."""
    if language == DEFAULT:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (_FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def preferred(accepted: str) -> str:
    """Return the language a browser asks for (RFC 9110, 12.5.4)."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, parameter = part.strip().partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            weight = float(value) if name == "q" else 1.0
        except ValueError:
            weight = 0.0
        wanted.append((-weight, place, tag.partition("-")[0].casefold()))
    found = (tag for weight, _, tag in sorted(wanted) if weight and tag in LANGUAGES)
    return next(found, DEFAULT)
