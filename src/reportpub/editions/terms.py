"""The book of terms: what each is called, how it is read and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportpub.model.manuscript import Manuscript
from reportpub.model.pinyin import spoken
from reportpub.model.publication import (
    Block,
    IndexEntry,
    Line,
    Mark,
    Row,
    Section,
    Statement,
    TermBook,
    TermEntry,
    Version,
    with_blocks,
)

_TITLES = (Statement("zh-Hans", "术语手册"), Statement("en", "Handbook of Terms"))
_GUIDE = (
    Statement(
        "zh-Hans",
        "本手册收录报告中出现的全部术语。第一部分按汉语拼音音序排列，依次给出中文、"
        "读音、英文译法、释义、所含各项及出处；第二部分按英文字母顺序排列，指向第一部分"
        "的条目。出处先列章节编号，后列句子编号（如 1.2 s014）："
        "章节编号各版本相同，句子编号依中文文本。",
    ),
    Statement(
        "en",
        "This handbook has every term that the report mentions. Part One, in the order "
        "of pinyin, gives the Chinese, its reading, the English, the meaning, what a "
        "label counts, and where the term stands; Part Two, in alphabetical order, "
        "leads from the English to the entries of Part One. Places are given as "
        "sections and sentences (such as 1.2 s014): the numbers of sections are the "
        "same in every edition, those of sentences are of the Chinese text.",
    ),
)
_SECTIONS = "章节编号 · Sections"


def term_book(
    manuscript: Manuscript, languages: tuple[str, ...], entries: Iterable[IndexEntry]
) -> TermBook:
    """Return what the book says of the concepts of ``entries``, in their order."""
    return TermBook(
        titles=_TITLES,
        guide=_GUIDE,
        sections=_SECTIONS,
        entries=tuple(
            _entry(manuscript, languages, entry.concept) for entry in entries
        ),
    )


def without_text(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return ``sections`` with their headings, and of the text only the marks.

    A book of terms says where they stand and quotes nothing: so another word in a
    sentence is no reason to make it again.
    """
    return with_blocks(sections, _marks_of)


def _marks_of(block: Block) -> Block:
    rows = tuple(Row(tuple(map(_marks_in, row.versions))) for row in block.rows)
    return replace(block, rows=rows)


def _marks_in(version: Version) -> Version:
    lines = (
        Line(line.id, tuple(piece for piece in line.pieces if isinstance(piece, Mark)))
        for line in version.lines
    )
    return replace(version, lines=tuple(lines))


def _entry(
    manuscript: Manuscript, languages: tuple[str, ...], identifier: str
) -> TermEntry:
    zh = manuscript.glossary.concepts[identifier].zh
    meanings = (
        Statement(language, manuscript.vocabulary[language][identifier].meaning)
        for language in languages
    )
    return TermEntry(
        identifier,
        spoken(zh.preferred, zh.pinyin),
        tuple(meaning for meaning in meanings if meaning.text),
    )
