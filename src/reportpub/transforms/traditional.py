"""The Traditional Chinese text, from the Simplified one (OpenCC ``s2tw``).

``s2twp`` is never used: it swaps vocabulary (项目 → 專案) that policy text must keep.
Our exceptions are applied first; what they cover OpenCC does not see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from reportpub.model.document import Document, Inline, Note, Sentence, Term, Text
from reportpub.model.glossary import Glossary
from reportpub.model.indicator import Indicator, Statement
from reportpub.transforms.sentences import map_sentences

LANGUAGE = "zh-Hant"

# Where s2tw errs in government reports, each seen in a text or a name.
EXCEPTIONS: Mapping[str, str] = {
    "新征程": "新征程",  # read by OpenCC as 新 + 征 (levy): 新徵程
    "防松": "防鬆",  # a lock nut; OpenCC takes 松 for the pine
    "余姚": "余姚",
    "钟山": "鍾山",
    "峰峰": "峰峰",
    "方志": "方志",  # a local gazetteer, not 誌 "to record"
    "污": "污",  # as Taiwan's own laws write it (空氣污染防制法); the table has 汙
    "并为": "並為",  # “and for”; the table takes 并 for 併, to merge
}
# GB/T 15834 quotation marks and those of Traditional texts.
_QUOTATION_MARKS = str.maketrans("“”‘’", "「」『』")

Convert = Callable[[str], str]


def traditional_converter(glossary: Glossary) -> Convert:
    """Return the conversion of Simplified text, which keeps its length.

    The glossary's own Traditional forms win over our exceptions, and these over
    OpenCC.
    """
    # Imported here: only an edition in Traditional Chinese pays for the tables.
    from opencc import OpenCC

    by_table = OpenCC("s2tw").convert
    exceptions = {**EXCEPTIONS, **dict(_glossary_forms(glossary))}
    # Longest first, so that a name wins over its parts.
    words = sorted(exceptions, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, words)))

    def convert(text: str) -> str:
        pieces: list[str] = []
        position = 0
        for match in pattern.finditer(text):
            pieces += by_table(text[position : match.start()]), exceptions[match[0]]
            position = match.end()
        pieces.append(by_table(text[position:]))
        return "".join(pieces).translate(_QUOTATION_MARKS)

    return convert


def traditional_indicators(
    indicators: Iterable[Indicator], convert: Convert
) -> tuple[Indicator, ...]:
    """Return ``indicators`` with their names and figures in Traditional Chinese."""

    def stated(statement: Statement | None) -> Statement | None:
        if statement is None:
            return None
        figure = replace(statement.figure, text=convert(statement.figure.text))
        return replace(statement, figure=figure)

    return tuple(
        replace(
            indicator,
            name=convert(indicator.name),
            result=stated(indicator.result),
            target=stated(indicator.target),
            goal=stated(indicator.goal),
        )
        for indicator in indicators
    )


def to_traditional(document: Document, convert: Convert) -> Document:
    """Return the Simplified ``document`` in Traditional Chinese, terms kept."""
    header = replace(
        document.header,
        title=convert(document.header.title),
        author=convert(document.header.author),
        statements=tuple(map(convert, document.header.statements)),
    )
    converted = map_sentences(
        document, lambda sentence: _convert_sentence(sentence, convert)
    )
    return replace(converted, language=LANGUAGE, header=header)


def _glossary_forms(glossary: Glossary) -> Iterator[tuple[str, str]]:
    for concept in glossary:
        if concept.zh.hant:
            yield concept.zh.preferred, concept.zh.hant


def _convert_sentence(sentence: Sentence, convert: Convert) -> Sentence:
    """Convert the sentence as a whole, since words may run across its parts."""
    text = convert(sentence.text)
    position = 0
    content: list[Inline] = []
    for inline in sentence.content:
        match inline:
            case Text(value):
                content.append(Text(text[position : position + len(value)]))
                position += len(value)
            case Term(concept, value):
                content.append(Term(concept, text[position : position + len(value)]))
                position += len(value)
            case Note(kind, value):
                content.append(Note(kind, convert(value)))
            case _:
                message = "Corrections are resolved before a text is converted."
                raise AssertionError(message)
    return replace(sentence, content=tuple(content))
