"""Count what the glossary holds and what it still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reportpub.model.glossary import Concept, Confidence, Kind, Status

Tally = Mapping[str, Mapping[str, int]]


def tally(concepts: Iterable[Concept]) -> Tally:
    """Return the number of concepts by kind, status, scope, confidence and gaps."""
    every = tuple(concepts)
    gaps = {
        "open question": [c for c in every if c.question],
        "proposed without a question": [
            c for c in every if c.status is Status.PROPOSED and not c.question
        ],
        "without a definition": [
            c for c in every if not (c.definition_zh or c.definition_en)
        ],
        "definition in one language only": [
            c for c in every if bool(c.definition_zh) != bool(c.definition_en)
        ],
        "numbered slogan without members": [
            c for c in every if c.kind is Kind.NUMBERED_SLOGAN and not c.members
        ],
        "without a source": [c for c in every if not c.sources],
    }
    return {
        "all": {"entries": len(every)},
        "status": _counted((c.status for c in every), Status),
        "kind": _counted((c.kind for c in every), Kind),
        "scope": dict(sorted(Counter(c.scope for c in every).items())),
        "confidence": _counted((c.confidence or "none" for c in every), Confidence),
        "to do": {name: len(found) for name, found in gaps.items()},
    }


def _counted(values: Iterable[str], order: Iterable[str]) -> Mapping[str, int]:
    """Return how often each value occurs, in ``order``, others last."""
    counts = Counter(map(str, values))
    names = [str(name) for name in order]
    known = {name: counts.pop(name) for name in names if name in counts}
    return known | dict(sorted(counts.items()))
