"""A mark for each entry that goes out, so that no later work is overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.draft import ROWS, TEXTS, Draft, draft_of


def mark(draft: Draft) -> str:
    """Return the mark of an entry as it now is.

    It begins with a letter, so that no spreadsheet takes it for a number.
    """
    texts = [draft.texts.get(name, "") for name in TEXTS]
    rows = [draft.rows.get(name, ()) for name in ROWS]
    content = json.dumps([draft.id, texts, rows], ensure_ascii=True)
    return f"h{sha256(content.encode()).hexdigest()[:16]}"


def fresh(
    marked: Iterable[tuple[Draft, str]], base: Glossary, name: str
) -> tuple[Draft, ...]:
    """Return the drafts to take over from the file ``name``, given with their marks.

    A draft nobody touched since the export yields to what the entry is by now.
    Raises ``GlossaryError`` with a list of those that were changed on both sides.
    """
    taken: list[Draft] = []
    stale: list[str] = []
    for draft, old in marked:
        known = base.concepts.get(draft.id)
        current = draft_of(known) if known else None
        touched = mark(draft) != old
        if current is None:
            if not old or not base.concepts:
                taken.append(draft)
            elif touched:
                stale.append(f"{draft.id} (line {draft.location.line}, entry removed)")
        elif not touched:
            taken.append(current)
        elif old == mark(current) or mark(draft) == mark(current):
            taken.append(draft)
        else:
            stale.append(f"{draft.id} (line {draft.location.line})")
    if stale:
        raise _refusal(stale, name)
    return tuple(taken)


def _refusal(stale: Iterable[str], name: str) -> GlossaryError:
    message = (
        "These entries were changed both here and in the glossary since the "
        f"export: {', '.join(stale)}; export again and carry your changes over."
    )
    return GlossaryError(message, Location(name))
