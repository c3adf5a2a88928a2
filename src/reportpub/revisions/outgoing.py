"""A report as it goes out, in each form that may come home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reportpub import pipeline
from reportpub.editions.arrange import arranged
from reportpub.editions.compose import compose
from reportpub.errors import OutputError
from reportpub.model.bitext import Pair, pairs_of
from reportpub.model.document import Document, Note, Sentence
from reportpub.model.edition import Edition, Layout
from reportpub.model.handle import handle_of, row_handle
from reportpub.model.outgoing import Outgoing, OutgoingText, Printed
from reportpub.model.publication import (
    NoteCall,
    Publication,
    Version,
    all_rows,
    line_text,
    plain,
)
from reportpub.project import Project
from reportpub.storage.bilingual import FORMATS
from reportpub.storage.staging import write_whole
from reportpub.transforms.apportion import plain_words
from reportpub.transforms.gloss import brackets

ENGLISH = "en"


def export(
    project: Project, report: str, format_name: str, file: Path
) -> Mapping[Path, int]:
    """Write a report to ``file`` for another tool.

    Returns the files written, each with the number of its groups.
    """
    text = exported(project, report)
    written: dict[Path, int] = {}
    for suffix, data in FORMATS[format_name].write(text).items():
        path = file.with_name(f"{file.name}{suffix}")
        try:
            write_whole(path, data)
        except OutputError:
            message = f"{path} cannot be written; choose another place."
            raise OutputError(message) from None
        written[path] = len(text.groups)
    return written


def exported(project: Project, report: str) -> OutgoingText:
    """Return a report as it is exported: its alignment groups, without glosses."""
    source, target, alignment = pipeline.written(project, report)
    groups = tuple(map(_group, pairs_of(source, target, alignment)))
    return OutgoingText(report, (source.header.title, target.header.title), groups)


def _group(pair: Pair) -> Outgoing:
    source, target = plain_words(pair.source_text), plain_words(pair.target_text)
    group = Outgoing(
        handle_of(pair.sentence.id, source, target),
        pair.source,
        pair.target,
        source,
        target,
        tuple(Printed(s.text, s.text) for s in pair.target),
        tuple(i.value for s in pair.target for i in s.content if isinstance(i, Note)),
    )
    return replace(group, handle=replace(group.handle, state=group.state))


def published(
    project: Project, report: str, edition: Edition
) -> tuple[Publication, list[list[Outgoing]]]:
    """Return an edition as a Word file shows it, and its rows in each layout."""
    manuscript, target = pipeline.draft(project, report, (edition,))
    publication = compose(manuscript, edition)
    put_in = dict(_put_in(target, manuscript.documents[ENGLISH]))
    sentences = {
        sentence.id: sentence
        for document in (*manuscript.documents.values(), target)
        for sentence in document.sentences()
    }
    pages = (arranged(publication, layout) for layout in (Layout.ROWS, Layout.COLUMNS))
    return publication, [[*_rows(page, sentences, put_in)] for page in pages]


def _put_in(
    plain: Document, glossed: Document
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for before, after in zip(plain.sentences(), glossed.sentences(), strict=True):
        if before is not after:
            yield before.id, brackets(before, after)


def _rows(
    publication: Publication,
    sentences: Mapping[str, Sentence],
    put_in: Mapping[str, tuple[str, ...]],
) -> Iterator[Outgoing]:
    """Yield the rows of an edition of two languages as what went out."""
    for row in all_rows(publication):
        handle = row_handle(row)
        if handle is None:
            continue
        source, target = row.versions
        lines = [(sentences[line.id], line_text(line)) for line in target.lines]
        yield Outgoing(
            handle,
            tuple(sentences[line.id] for line in source.lines),
            tuple(sentence for sentence, _ in lines),
            plain(source),
            plain(target),
            tuple(Printed(s.text, shown, put_in.get(s.id, ())) for s, shown in lines),
            tuple(_notes(target)),
        )


def _notes(version: Version) -> Iterator[str]:
    for line in version.lines:
        for piece in line.pieces:
            if isinstance(piece, NoteCall):
                yield piece.value
