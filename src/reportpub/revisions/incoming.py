"""A file that came back: held beside its report, then written into it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.edition import BILINGUAL, Edition
from reportpub.model.publication import Publication
from reportpub.model.returned import Hand, ReturnedFile
from reportpub.model.revision import Revision
from reportpub.project import Project
from reportpub.revisions.outgoing import ENGLISH, exported, published
from reportpub.storage.bilingual import FORMATS, format_of
from reportpub.storage.changes import apply_changes
from reportpub.storage.tei import read_text
from reportpub.storage.tei_revise import (
    Change,
    mark,
    record,
    remark,
    revise_each,
    reword,
)
from reportpub.storage.word import read_word
from reportpub.transforms.revise import revise
from reportpub.transforms.strays import bare_words
from reportpub.writers import get_writer
from reportpub.writers.theme import Theme


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
    format_name = format_of(file)
    returned = FORMATS[format_name].read(file, file.name)
    if not returned.groups:
        message = (
            "The file has nothing that went out from here; give one that was built or "
            "exported by reportpub."
        )
        raise SourceError(message, Location(file.name))
    report, edition = _origin(project, file.name, returned, report)
    text = exported(project, report)
    if format_name != "docx":
        # A note is a line among the comments there.
        groups = [replace(group, notes=None) for group in text.groups]
        return Incoming(file.name, report, revise([groups], returned))
    groups = [
        replace(group, handle=replace(group.handle, state=None))
        for group in text.groups
    ]
    publication, pages = published(project, report, edition)
    known = _outside(publication, Theme(project.theme_of(edition), project.cache))
    known |= {*map(bare_words, text.titles)}
    return Incoming(file.name, report, revise([*pages, groups], returned, known))


def take_over(project: Project, incoming: Incoming, hand: Hand) -> tuple[str, ...]:
    """Write the changes of ``incoming``, all or none; return the files written.

    ``hand`` says who and when where the file does not.
    """
    path = project.source / incoming.report / f"{ENGLISH}.xml"
    name = path.relative_to(project.root).as_posix()
    before = read_text(path, name)
    after = revised(before, incoming, hand)
    if after == before:
        return ()
    # The mark of byte order is no part of what was read, and stays.
    is_marked = path.read_bytes().startswith(BOM_UTF8)
    data = after.encode("utf-8-sig" if is_marked else "utf-8")
    apply_changes({path: data}, project.root, project.glossary)
    return (name,)


def revised(text: str, incoming: Incoming, hand: Hand) -> str:
    """Return the English TEI ``text`` with the changes of ``incoming`` made in it."""
    revision = incoming.revision
    work: defaultdict[Hand, dict[str, None]] = defaultdict(dict)
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for rewording in revision.rewordings:
        unit = rewording.unit
        changes[unit].append(partial(reword, unit=unit, words=rewording.after))
        for found in rewording.hands or (hand,):
            whose = Hand(found.name or hand.name, found.date or hand.date)
            work[whose][rewording.unit] = None
    for new in revision.states:
        score, origin = new.before.score, new.before.origin
        changes[new.unit].append(
            partial(mark, unit=new.unit, state=new.after, score=score, origin=origin)
        )
    for added in revision.comments:
        changes[added.unit].append(
            partial(remark, unit=added.unit, comment=added.comment)
        )
    text = revise_each(text, changes)
    for found, units in sorted(work.items(), key=lambda item: item[0].date):
        words = f"Reworded in {incoming.file}: {', '.join(units)}"
        text = record(text, found.date, found.name, words)
    if revision.states:
        named = ", ".join(new.unit for new in revision.states)
        words = f"State set in {incoming.file}: {named}"
        text = record(text, hand.date, hand.name, words)
    return text


def _origin(
    project: Project, name: str, returned: ReturnedFile, report: str | None
) -> tuple[str, Edition]:
    """Return the report and the edition of a file: what it says, or its name."""
    # The usual one may have been left out of the settings since.
    editions = {
        edition.name: edition
        for edition in (BILINGUAL, *project.editions)
        if len(edition.languages) > 1
    }
    reports = project.chosen(())
    # handan-2021.zh-en, handan-2021, or the name of a file that begins so
    origins = [origin.split(".") for origin in (returned.publication, name)]
    stem, *rest = next((o for o in origins if o[0] in reports), ("", ""))
    edition = next((part for part in rest if part in editions), BILINGUAL.name)
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


def _outside(publication: Publication, theme: Theme) -> frozenset[str]:
    """Return what the edition, written today, has outside its rows."""
    written = get_writer("docx")(publication, theme)
    loose = read_word(written, publication.name).loose
    return frozenset(bare_words(paragraph.text) for paragraph in loose)
