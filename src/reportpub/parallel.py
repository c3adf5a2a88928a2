"""Two loose texts on one page: split into sentences, aligned."""

from __future__ import annotations

from reportpub.collector import without_collector
from reportpub.model.bead import AlignedText
from reportpub.model.glossary import Glossary
from reportpub.storage.lexicon import read_lexicon
from reportpub.transforms.alignment import align_sentences
from reportpub.transforms.alignment.renderings import Renderings
from reportpub.transforms.splitting import (
    paragraph_starts,
    split_chinese,
    split_english,
)


def align_texts(
    source: str, target: str, glossary: Glossary, *, lines: bool = False
) -> AlignedText:
    """Return the sentences of a Chinese and an English text in groups.

    With ``lines`` each line is a sentence; else the texts are split, and a line is a
    paragraph. Raises ``ReportpubError`` where the dictionary is not installed.
    """
    if lines:
        # Other marks that Python takes for ends of lines are text to other programs.
        zh, en = (text.removesuffix("\n").split("\n") for text in (source, target))
        zh, en = (sentences if any(sentences) else [] for sentences in (zh, en))
        starts = frozenset[int](), frozenset[int]()
    else:
        zh, en = [*split_chinese(source)], [*split_english(target)]
        starts = paragraph_starts(zh), paragraph_starts(en)
    zh, en = [s.strip() for s in zh], [s.strip() for s in en]
    with without_collector():
        renderings = Renderings(read_lexicon(), glossary)
        beads = tuple(align_sentences(zh, en, renderings, starts))
    return AlignedText(tuple(zh), tuple(en), beads)
