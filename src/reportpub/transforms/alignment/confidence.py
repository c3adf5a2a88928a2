"""How far a group can be trusted."""

from __future__ import annotations

from math import exp

from reportpub.transforms.alignment.evidence import Evidence
from reportpub.transforms.alignment.path import Stretch

# Evidence a word at which it is even whether two groups belong together.
_EVEN, _STEEP = 0.5, 6.0


def confidence(step: Stretch, evidence: Evidence) -> float:
    """Return how surely a group is right, between 0 and 1.

    It has to be likelier than all other ways to group its sentences, and its words
    have to speak for it: in a pair that does not belong together every group is the
    likeliest of bad ones. A sentence without a counterpart is never sure.
    """
    if not (step.source and step.target):
        return step.posterior / 2
    said = evidence.words(step.source, step.target)
    said /= evidence.size(step.source, step.target)
    return step.posterior / (1 + exp(_STEEP * (_EVEN - said)))
