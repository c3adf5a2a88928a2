"""Which rules are asked, from what was typed."""

from __future__ import annotations

from collections.abc import Iterable

import click

from reportpub.checks import RULES
from reportpub.checks.waivers import UNUSED

_CODES = (*RULES, UNUSED)


def chosen_codes(
    select: Iterable[str], ignore: Iterable[str], families: str = ""
) -> tuple[str, ...]:
    """Return the codes that begin as one of ``select`` and as none of ``ignore``.

    Without ``select`` all are chosen, or those of ``families``, a string of letters.
    Raises ``click.UsageError`` for a beginning that no code has.
    """
    wanted = _beginnings(select) or tuple(families) or ("",)
    unwanted = _beginnings(ignore)
    return tuple(
        code
        for code in _CODES
        if code.startswith(wanted) and not code.startswith(unwanted or ("\0",))
    )


def _beginnings(words: Iterable[str]) -> tuple[str, ...]:
    beginnings = tuple(
        part.strip().upper() for word in words for part in word.split(",")
    )
    for beginning in beginnings:
        if not any(code.startswith(beginning) for code in _CODES):
            message = f"No rule begins with “{beginning}”; docs/checks.md lists them."
            raise click.UsageError(message)
    return beginnings
