"""Rules of the family T: labels that count, and labels of other places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.renderings import is_told, mentions
from reportpub.checks.rule import Finding
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.glossary import Concept

_FIGURES = {
    **{figure: value for value, figure in enumerate("一二三四五六七八九十", 1)},
    "两": 2,
    "双": 2,
}
_FIGURE = re.compile(rf"[{''.join(_FIGURES)}]|\d")
# In these the figure counts nothing.
_NO_COUNT = re.compile(
    r"一体|一流|统一|一致|一律|第[一二三四五六七八九十]|十[一二三四五六七八九]五"
)
_FEW = 3


def wrong_number_of_members(bitext: Bitext) -> Iterator[Finding]:
    """T005: a label has more or fewer members in the glossary than it counts.

    六稳 has six; 三创四建 has seven. Told where the text first mentions the label.
    """
    concepts = bitext.glossary.concepts
    seen: set[str] = set()
    for pair in bitext.pairs:
        for sentence, name, spot in mentions(pair):
            concept = concepts.get(name)
            if concept is None or name in seen:
                continue
            seen.add(name)
            counts = _counts(concept)
            if concept.members and counts and len(concept.members) not in counts:
                yield Finding(
                    pair,
                    sentence,
                    f"“{concept.zh.preferred}” counts {max(counts)}, and has "
                    f"{len(concept.members)} members in {concept.location.path}.",
                    "Correct the members of the entry.",
                    source=(spot,),
                )


def _counts(concept: Concept) -> set[int]:
    """Return how many members the label may have: by one figure, or by all."""
    label = _NO_COUNT.sub("", concept.zh.preferred)
    figures = [_FIGURES.get(figure) or int(figure) for figure in _FIGURE.findall(label)]
    return {*figures, sum(figures)} - {0}


def member_missing(bitext: Bitext) -> Iterator[Finding]:
    """T006: the text lists the members of a label, and one is missing.

    In the Chinese, where it names the label and all its members but one; in the
    English, where the Chinese lists all of them and the English has most. A member is
    there when half of its words are.
    """
    labels = [c for c in bitext.glossary if _can_be_listed(c)]
    for pair in bitext.pairs:
        text = pair.source_text
        for label in labels:
            first, second = label.members[:2]
            if first.zh in text or second.zh in text:
                yield from _missing(pair, label)


def _can_be_listed(concept: Concept) -> bool:
    """Whether its members can be told from other words."""
    return len(concept.members) >= _FEW and all(
        len(member.zh) > 1 and member.en for member in concept.members
    )


def _missing(pair: Pair, label: Concept) -> Iterator[Finding]:
    absent = [m for m in label.members if m.zh not in pair.source_text]
    word = label.zh.preferred
    if len(absent) == 1 and any(name == label.id for _, name, _ in mentions(pair)):
        yield Finding(
            pair,
            pair.sentence,
            f"All members of “{word}” are listed but “{absent[0].zh}”.",
            f"See whether it was left out, or correct {label.location.path}.",
        )
    if absent or not pair.target:
        return
    lost = [m for m in label.members if not is_told(pair.target_text, m.en)]
    # Where most are not there, the English puts the whole in other words.
    if lost and len(lost) < len(label.members) / 2:
        starts = [pair.source_text.index(member.zh) for member in lost]
        yield Finding(
            pair,
            pair.target[0],
            f"The Chinese lists the members of “{word}”; the English has no "
            f"{', '.join(f'“{member.en}”' for member in lost)}.",
            f"Add it, or correct the member in {label.location.path}.",
            source=tuple(
                (start, start + len(member.zh))
                for start, member in zip(starts, lost, strict=True)
            ),
        )


def label_of_another_place(bitext: Bitext) -> Iterator[Finding]:
    """T008: a label of one city or province stands in the report of another.

    The header says where a report was given (``<settlement>``, ``<region>`` in
    ``<creation>``), the scope of an entry where a label is used. A report that does
    not say it is spared.
    """
    own = dict(scope.split(":", 1) for scope in bitext.source.header.scopes)
    if not own:
        return
    concepts = bitext.glossary.concepts
    for pair in bitext.pairs:
        for sentence, name, spot in mentions(pair):
            concept = concepts.get(name)
            level, _, place = (concept.scope if concept else "").partition(":")
            if concept and level in own and place != own[level]:
                yield Finding(
                    pair,
                    sentence,
                    f"“{concept.zh.preferred}” is a label of {place.capitalize()}, and "
                    f"the report is that of {own[level].capitalize()}.",
                    f"Write an entry for the label here, or widen the scope in "
                    f"{concept.location.path}.",
                    source=(spot,),
                )
