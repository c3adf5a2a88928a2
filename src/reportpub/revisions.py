"""The text home from colleagues: what they changed, compared and written."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportpub import pipeline
from reportpub.diagnostics import Location
from reportpub.editions.arrange import arranged
from reportpub.editions.compose import compose
from reportpub.errors import SourceError
from reportpub.model.document import Document, Sentence
from reportpub.model.edition import EDITIONS, Edition, Layout
from reportpub.model.handle import Handle, row_handle, words_digest
from reportpub.model.outgoing import Outgoing, Printed
from reportpub.model.publication import (
    NoteCall,
    Publication,
    Version,
    all_rows,
    line_text,
    plain,
)
from reportpub.model.returned import Hand, Returned, ReturnedFile
from reportpub.model.revision import Revision
from reportpub.project import Project
from reportpub.storage.changes import apply_changes
from reportpub.storage.tei import read_text
from reportpub.storage.tei_revise import mark, record, remark, reword
from reportpub.storage.word import read_word
from reportpub.transforms.gloss import brackets
from reportpub.transforms.revise import bare_words, revise
from reportpub.writers import get_writer
from reportpub.writers.theme import Theme

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came back: the report it belongs to, and what it changes there."""

    file: str
    report: str
    revision: Revision


def compare(project: Project, file: Path, report: str | None = None) -> Incoming:
    """Hold ``file`` beside its report; write nothing.

    Raises ``SourceError`` where the file cannot be read, or is of no report here.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(str(file))) from None
    returned = read_word(data, file.name)
    if not returned.groups:
        message = (
            "The file has no row that reportpub made; give a bilingual file that was "
            "built or exported here."
        )
        raise SourceError(message, Location(file.name))
    report, edition = _origin(project, file.name, returned, report)
    manuscript, target = pipeline.draft(project, report, (edition,))
    publication = compose(manuscript, edition)
    glossed = manuscript.documents[_ENGLISH]
    put_in = dict(_put_in(target, glossed))
    sentences = {
        sentence.id: sentence
        for document in (*manuscript.documents.values(), target)
        for sentence in document.sentences()
    }
    pages = (arranged(publication, layout) for layout in (Layout.ROWS, Layout.COLUMNS))
    forms = [[*_rows(page, sentences, put_in)] for page in pages]
    if edition.languages[0] == _ENGLISH:
        returned = replace(returned, groups=tuple(map(_turned, returned.groups)))
    outside = _outside(publication, Theme(project.theme, project.cache))
    return Incoming(file.name, report, revise(forms, returned, outside))


def take_over(project: Project, incoming: Incoming, hand: Hand) -> tuple[str, ...]:
    """Write the changes of ``incoming``, all or none; return the files written.

    ``hand`` says who and when where the file does not.
    """
    path = project.source / incoming.report / f"{_ENGLISH}.xml"
    name = path.relative_to(project.root).as_posix()
    before = read_text(path, name)
    after = revised(before, incoming, hand)
    if after == before:
        return ()
    # The mark of byte order is no part of what was read, and stays.
    mark = path.read_bytes().startswith(BOM_UTF8)
    data = after.encode("utf-8-sig" if mark else "utf-8")
    apply_changes({path: data}, project.root, project.glossary)
    return (name,)


def revised(text: str, incoming: Incoming, hand: Hand) -> str:
    """Return the English TEI ``text`` with the changes of ``incoming`` made in it."""
    revision = incoming.revision
    work: defaultdict[Hand, dict[str, None]] = defaultdict(dict)
    for rewording in revision.rewordings:
        text = reword(text, rewording.unit, rewording.after)
        for found in rewording.hands or (hand,):
            whose = Hand(found.name or hand.name, found.date or hand.date)
            work[whose][rewording.unit] = None
    for new in revision.states:
        score, origin = new.before.score, new.before.origin
        text = mark(text, new.unit, state=new.after, score=score, origin=origin)
    for added in revision.comments:
        text = remark(text, added.unit, added.comment)
    for found, units in sorted(work.items(), key=lambda item: item[0].date):
        words = f"Reworded in {incoming.file}: {', '.join(units)}"
        text = record(text, found.date, found.name, words)
    return text


def _turned(group: Returned) -> Returned:
    """Return a group of an edition that the English leads."""
    handle = Handle(group.handle.id, group.handle.target, group.handle.source)
    return replace(group, handle=handle, source=group.target, target=group.source)


def _origin(
    project: Project, name: str, returned: ReturnedFile, report: str | None
) -> tuple[str, Edition]:
    """Return the report and the edition of a file: what it says, or its name."""
    editions = {edition.name: edition for edition in EDITIONS}
    reports = project.chosen(())
    for origin in (returned.publication, name):
        stem, _, rest = origin.partition(".")
        edition = rest.partition(".")[0]
        if edition in editions:
            break
    else:
        stem, edition = "", "zh-en"
    chosen = report or stem
    if chosen not in reports:
        known = ", ".join(reports)
        message = f"There is no report “{chosen}” here; there is {known}."
        if not chosen:
            message = (
                "The file does not say of which report it is; give it with --report, "
                f"one of {known}."
            )
        raise SourceError(message, Location(name))
    return chosen, editions[edition]


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
    second = publication.languages.index(_ENGLISH)
    for row in all_rows(publication):
        handle = row_handle(row)
        if handle is None:
            continue
        source, target = row.versions[1 - second], row.versions[second]
        handle = Handle(
            handle.id, words_digest(plain(source)), words_digest(plain(target))
        )
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


def _outside(publication: Publication, theme: Theme) -> frozenset[str]:
    """Return what the edition, written today, has outside its rows."""
    written = get_writer("docx")(publication, theme)
    loose = read_word(written, publication.name).loose
    return frozenset(bare_words(paragraph.text) for paragraph in loose)
