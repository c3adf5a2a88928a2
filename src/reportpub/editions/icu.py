"""CLDR's orders of words, by way of ICU, the library every Linux desktop has.

Only the three functions an index needs are bound (ICU4C, ``ucol.h``); their names end
in ICU's version, so the library found decides them.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from reportpub.errors import SystemLibraryError

# ICU is released twice a year; Debian 12 has 72, Ubuntu 24.04 has 74.
_VERSIONS = range(99, 59, -1)
_ALTERNATE_HANDLING, _SHIFTED = 1, 20  # ucol.h: UColAttribute, UColAttributeValue

SortKey = Callable[[str], bytes]


@lru_cache(maxsize=8)
def sort_key(locale: str) -> SortKey:
    """Return the function that maps words to keys which sort as ``locale`` orders.

    ``locale`` is a BCP 47 tag such as ``zh-u-co-stroke``. Punctuation and spaces do
    not count. Raises ``SystemLibraryError`` where ICU is missing.
    """
    library, suffix = _library()
    status = ctypes.c_int(0)
    open_collator = _function(library, f"ucol_open{suffix}", ctypes.c_void_p)
    collator = ctypes.c_void_p(open_collator(locale.encode(), ctypes.byref(status)))
    set_attribute = _function(library, f"ucol_setAttribute{suffix}", None)
    set_attribute(collator, _ALTERNATE_HANDLING, _SHIFTED, ctypes.byref(status))
    if status.value > 0:  # below zero are warnings, such as a fallback
        message = f"ICU cannot order words by “{locale}” (its error {status.value})."
        raise SystemLibraryError(message)
    get_key = _function(library, f"ucol_getSortKey{suffix}", ctypes.c_int32)

    def key(word: str) -> bytes:
        units = word.encode("utf-16-le")
        length = len(units) // 2
        size: int = get_key(collator, units, length, None, 0)
        buffer = ctypes.create_string_buffer(size)
        get_key(collator, units, length, buffer, size)
        return buffer.raw

    return key


def _function(library: Any, name: str, result: object) -> Any:  # noqa: ANN401
    function = library[name]
    function.restype = result
    return function


def version() -> str:
    """Return the version of the ICU found, or nothing."""
    try:
        return _library()[1].removeprefix("_") or "found"
    except SystemLibraryError:
        return ""


@lru_cache(maxsize=1)
def _library() -> tuple[Any, str]:
    """Return ICU and what its functions' names end in."""
    if sys.platform == "darwin":
        return ctypes.CDLL("libicucore.dylib"), ""
    for number in _VERSIONS:
        try:
            return ctypes.CDLL(f"libicui18n.so.{number}"), f"_{number}"
        except OSError:
            continue
    message = (
        "ICU, which orders the index, is missing; on Debian or Ubuntu run "
        "“sudo apt-get install '^libicu[0-9]+$'”."
    )
    raise SystemLibraryError(message)
