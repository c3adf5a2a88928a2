"""A comparison for reading in a terminal: what is not as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportpub.model.comparison import Change, Comparison, Fate, Piece
from reportpub.writers.comparison.words import counts, renderings, said, status, units

_SIGNS = {
    Change.BOTH: "{}",
    Change.DELETED: "[-{}-]",
    Change.INSERTED: "{{+{}+}}",
}


def write(comparison: Comparison) -> bytes:
    """Return the changes, UTF-8: deleted words as ``[-…-]``, inserted as ``{+…+}``."""
    return "".join(f"{line}\n" for line in _lines(comparison)).encode()


def _lines(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield f"{before.id} ({before.date}) → {after.id} ({after.date})"
    yield ", ".join(f"{number} {name}" for name, number in counts(comparison))
    for row in comparison.rows:
        if row.fate is Fate.KEPT and not row.is_reworded and not row.moved:
            continue
        yield ""
        score = f", {row.score} %" if row.fate is Fate.CHANGED else ""
        yield f"{units(row)}: {status(row)}{score}"
        if row.moved and row.after is None:
            continue
        # What is in one report only needs no sign on every word.
        is_single = row.before is None or row.after is None
        yield from (
            f"  {_words(p, signs=not is_single)}" for p in (row.zh, row.en) if p
        )
    if comparison.labels:
        yield "\nTerms"
    for label in comparison.labels:
        yield f"  {label.fate.value}: {label.zh} ({renderings(label)})"
    if comparison.indicators:
        yield "\nIndicators"
    for pair in comparison.indicators:
        name = f"{pair.zh} ({pair.en})" if pair.en else pair.zh
        stated = "; ".join(f"{part} {old} → {new}" for part, old, new in said(pair))
        yield f"  {name}, {pair.measure}: {stated}"


def _words(pieces: Iterable[Piece], *, signs: bool) -> str:
    if not signs:
        return "".join(piece.text for piece in pieces)
    return "".join(_SIGNS[piece.change].format(piece.text) for piece in pieces)
