"""Our ids for entries that come from other tools, which have ids of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import count

from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.draft import Draft, is_id


def known_ids(drafts: Iterable[Draft], base: Glossary) -> tuple[Draft, ...]:
    """Return ``drafts`` with our ids in place of those that another tool made up.

    A draft whose id we do not have is taken for the one entry with its Chinese term;
    where there is none it keeps its id, if that can be one of ours.
    """
    by_term: defaultdict[str, list[str]] = defaultdict(list)
    for concept in base:
        by_term[concept.zh.preferred].append(concept.id)
    theirs = tuple(drafts)
    taken = {*base.concepts, *(draft.id for draft in theirs)}
    ours: list[str] = []
    for draft in theirs:
        same_term = by_term.get(draft.texts.get("zh.preferred", ""), [])
        if draft.id in base.concepts or (len(same_term) != 1 and is_id(draft.id)):
            ours.append(draft.id)
        else:
            ours.append(same_term[0] if len(same_term) == 1 else _free(draft, taken))
        taken.add(ours[-1])
    names = {draft.id: name for draft, name in zip(theirs, ours, strict=True)}
    return tuple(
        replace(draft, id=name, rows={**draft.rows, **_references(draft, names)})
        for draft, name in zip(theirs, ours, strict=True)
    )


def _free(draft: Draft, taken: AbstractSet[str]) -> str:
    """Return an id made of the English term that nothing else has."""
    words = re.findall(r"[a-z0-9]+", draft.texts.get("en.preferred", "").casefold())
    name = "-".join(words) or "term"
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def _references(
    draft: Draft, names: dict[str, str]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    if "see_also" not in draft.rows:
        return {}
    rows = draft.rows["see_also"]
    return {"see_also": tuple((names.get(row[0], row[0]),) for row in rows)}
