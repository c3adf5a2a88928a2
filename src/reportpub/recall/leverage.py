"""How much of a report is known from another one, in sentences and characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportpub.model.document import Document
from reportpub.project import Project
from reportpub.storage.tei import read_document
from reportpub.transforms.adaptation.figures import differ_in_figures
from reportpub.transforms.counterparts import best_counterparts
from reportpub.transforms.resolve import resolve_corrections

# The least score of each band, in percent, and what the band is called.
BANDS: Sequence[tuple[int, str]] = (
    (100, "same"),
    (95, "95–99 %"),
    (85, "85–94 %"),
    (75, "75–84 %"),
    (0, "new"),
)
_LEAST = 75


@dataclass(frozen=True, slots=True)
class Band:
    """What of a report is so like the other one.

    ``in_figures`` are those of the sentences that differ from theirs in figures alone.
    """

    name: str
    sentences: int
    characters: int
    in_figures: int


@dataclass(frozen=True, slots=True)
class Leverage:
    """All bands, from the same to the new."""

    bands: tuple[Band, ...]

    @property
    def sentences(self) -> int:
        """How many sentences the report has."""
        return sum(band.sentences for band in self.bands)

    @property
    def characters(self) -> int:
        """How many characters they have."""
        return sum(band.characters for band in self.bands)


def leverage(project: Project, last: str, this: str) -> Leverage:
    """Return what of the Chinese of ``this`` report the report ``last`` has.

    Headings count as sentences; the English is not needed.
    """
    before = [s.text for s in _chinese(project, last).sentences()]
    after = [s.text for s in _chinese(project, this).sentences()]
    found = best_counterparts(before, after, _LEAST)
    tally = {name: [0, 0, 0] for _, name in BANDS}
    for text, known in zip(after, found, strict=True):
        score = known.score if known else 0
        band = tally[next(name for least, name in BANDS if score >= least)]
        band[0] += 1
        band[1] += len(text)
        band[2] += known is not None and differ_in_figures(before[known.before], text)
    return Leverage(tuple(Band(name, *counts) for name, counts in tally.items()))


def _chinese(project: Project, report: str) -> Document:
    path = project.source / report / "zh-Hans.xml"
    name = path.relative_to(project.root).as_posix()
    return resolve_corrections(read_document(path, name))
