"""Compose an edition: from texts and terms to what is set on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import assert_never

from reportpub.editions.annex import explanations
from reportpub.editions.dates import date_in_words
from reportpub.editions.figures import figure_rows
from reportpub.editions.index import indexes
from reportpub.editions.indicators import main_indicators
from reportpub.editions.labels import LANGUAGE_NAMES, labels_for
from reportpub.editions.terms import term_book, without_text
from reportpub.editions.typography import typographic
from reportpub.errors import EditionError
from reportpub.model.document import (
    Correction,
    Division,
    Document,
    Inline,
    Note,
    Paragraph,
    Sentence,
    Term,
    Text,
)
from reportpub.model.edition import Edition, Matter
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    Block,
    Line,
    Mark,
    NoteCall,
    Piece,
    Publication,
    Row,
    Run,
    Section,
    Statement,
    Version,
)


def compose(manuscript: Manuscript, edition: Edition) -> Publication:
    """Return ``edition`` of the report.

    The leading language gives the order and the divisions; a second language
    stands beside it, one row an alignment group. Every sentence of either stands
    in the publication once. Raises ``EditionError`` where the report lacks a
    language of the edition.
    """
    documents = tuple(_document(manuscript, name) for name in edition.languages)
    leading = documents[0]
    setter = _Setter(manuscript, documents)
    cover = _cover(manuscript, edition, setter.heading(leading.title))
    if edition.matter is Matter.FIGURES:
        return replace(
            cover,
            figures=figure_rows(
                found
                for found in manuscript.indicators[edition.languages[0]]
                if found.concept
            ),
            indicators=main_indicators(manuscript, edition.languages),
        )
    sections = (
        *setter.lead(leading),
        *setter.sections(leading.children, level=1, prefix=""),
    )
    orders = indexes(manuscript, edition, sections)
    terms = orders[0].terms
    whole = replace(
        cover,
        sections=sections,
        explanations=explanations(manuscript, edition.languages, terms),
        indexes=orders,
    )
    if edition.matter is Matter.TERMS:
        book = term_book(manuscript, edition.languages, terms)
        return replace(whole, sections=without_text(sections), terms=book)
    return replace(whole, indicators=main_indicators(manuscript, edition.languages))


def _cover(manuscript: Manuscript, edition: Edition, title: Row) -> Publication:
    """Return ``edition`` with its title and imprint, and nothing in it."""
    headers = [(name, _document(manuscript, name).header) for name in edition.languages]
    date = headers[0][1].date
    return Publication(
        report=manuscript.report,
        edition=edition.name,
        languages=edition.languages,
        title=title,
        date=date,
        dates=tuple(date_in_words(date, name) for name in edition.languages),
        modified=manuscript.modified,
        language_names=tuple(LANGUAGE_NAMES[name] for name in edition.languages),
        labels=labels_for(edition.languages),
        imprint=tuple(
            Statement(name, text)
            for name, found in headers
            for text in found.statements
        ),
        sections=(),
        explanations=(),
        indexes=(),
        authors=tuple(
            Statement(name, found.author) for name, found in headers if found.author
        ),
    )


def _document(manuscript: Manuscript, language: str) -> Document:
    if language not in manuscript.documents:
        message = (
            f"The report {manuscript.report} has no text in “{language}”; add it, "
            "or leave out the editions that need it."
        )
        raise EditionError(message)
    return manuscript.documents[language]


class _Setter:
    """Turns sentences into rows; numbers notes and marks in reading order."""

    def __init__(self, manuscript: Manuscript, documents: tuple[Document, ...]) -> None:
        self._documents = documents
        self._alignment = manuscript.alignment
        self._notes = count(1)
        self._marks = count(1)
        self._beside = (
            {s.id: s for s in documents[1].sentences()} if documents[1:] else {}
        )
        self._used: set[str] = set()

    def lead(self, document: Document) -> tuple[Section, ...]:
        """Return the paragraphs before the first part, if any, as a part without head.

        It has the number 0, so that the parts keep theirs.
        """
        blocks = self._blocks(document.children)
        if not blocks:
            return ()
        return (Section(f"{document.id}-lead", 1, "0", None, blocks, ()),)

    def sections(
        self, children: Iterable[Paragraph | Division], *, level: int, prefix: str
    ) -> tuple[Section, ...]:
        divisions = (child for child in children if isinstance(child, Division))
        return tuple(
            self._section(division, level=level, number=f"{prefix}{position}")
            for position, division in enumerate(divisions, start=1)
        )

    def _section(self, division: Division, *, level: int, number: str) -> Section:
        return Section(
            id=division.id,
            level=level,
            number=number,
            heading=self.heading(division.head) if division.head else None,
            blocks=self._blocks(division.children),
            sections=self.sections(
                division.children, level=level + 1, prefix=f"{number}."
            ),
        )

    def _blocks(self, children: Iterable[Paragraph | Division]) -> tuple[Block, ...]:
        paragraphs = (child for child in children if isinstance(child, Paragraph))
        return tuple(Block(p.id, self._rows(p.sentences)) for p in paragraphs)

    def heading(self, sentences: tuple[Sentence, ...]) -> Row:
        """Return all versions of a heading in one row."""
        return self._row(sentences, self._aligned(sentences))

    def _rows(self, sentences: tuple[Sentence, ...]) -> tuple[Row, ...]:
        if not self._beside:
            return (self._row(sentences, ()),)
        return tuple(
            self._row(together, self._aligned(together))
            for together in self._groups(sentences)
        )

    def _groups(self, sentences: Iterable[Sentence]) -> list[tuple[Sentence, ...]]:
        """Cut a paragraph into alignment groups, in the order of their first sentence.

        A sentence of a group that began earlier joins it, unless a paragraph lies
        between: then it stands where it is, and the English where the group began.
        """
        groups: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            key = self._alignment.by_source[sentence.id].source[0]
            groups.setdefault(key, []).append(sentence)
        return [tuple(together) for together in groups.values()]

    def _aligned(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Return the sentences beside these that have not been set yet."""
        if not self._beside:
            return ()
        identifiers = [
            identifier
            for sentence in sentences
            for identifier in self._alignment.by_source[sentence.id].target
        ]
        fresh = [i for i in dict.fromkeys(identifiers) if i not in self._used]
        self._used.update(fresh)
        return tuple(self._beside[identifier] for identifier in fresh)

    def _row(self, leading: tuple[Sentence, ...], beside: tuple[Sentence, ...]) -> Row:
        # Index marks are set in the leading language only: one a mention.
        versions = [self._version(self._documents[0], leading, with_marks=True)]
        if self._beside:
            versions.append(self._version(self._documents[1], beside, with_marks=False))
        return Row(tuple(versions))

    def _version(
        self, document: Document, sentences: Iterable[Sentence], *, with_marks: bool
    ) -> Version:
        lines = tuple(
            Line(
                s.id,
                tuple(
                    self._pieces(s.content, document.language, with_marks=with_marks)
                ),
            )
            for s in sentences
        )
        return Version(document.language, lines)

    def _pieces(
        self, content: Iterable[Inline], language: str, *, with_marks: bool
    ) -> Iterator[Piece]:
        for inline in content:
            match inline:
                case Text(value):
                    yield Run(typographic(value, language))
                case Term(concept, value) if with_marks:
                    yield Mark(f"t{next(self._marks)}", concept, value)
                case Term(_, value) | Correction(_, value):
                    if value:
                        yield Run(value)
                case Note(kind, value):
                    number = next(self._notes)
                    yield NoteCall(f"n{number}", number, kind, value)
                case _:
                    assert_never(inline)
