"""Sentences as runs, with their notes, index entries and bookmarks."""

from __future__ import annotations

from typing import assert_never

from reportpub.model.handle import row_handle
from reportpub.model.publication import (
    Mark,
    NoteCall,
    Piece,
    Row,
    Run,
    Section,
    Version,
    plain,
)
from reportpub.writers.docx.references import EM_SPACE, References
from reportpub.writers.docx.wml import (
    bookmark,
    entry_field,
    footnote_reference,
    heading_style,
    index_entry,
    paragraph,
    run,
)

# Word's contents reach down to the third level, and so do our styles.
_DEEPEST = 3


def version_runs(version: Version, references: References, style: str = "") -> str:
    """Return the runs of ``version``, joined as its language joins sentences."""
    language = version.language
    joint = run(version.joint, language, style) if version.joint else ""
    return joint.join(
        (run(line.number, language, "SentenceNumber") if line.number else "")
        + "".join(_piece(piece, language, references, style) for piece in line.pieces)
        for line in version.lines
    )


def row_mark(row: Row, references: References) -> str:
    """Return the hidden bookmark by which ``row`` is found again, if it has one."""
    handle = row_handle(row)
    place = references.rows.get(handle) if handle else None
    return bookmark(place.number, place.name, "") if place else ""


def row_text(row: Row) -> str:
    """Return the words of all versions of ``row`` in one line."""
    return EM_SPACE.join(plain(version) for version in row.versions if version.lines)


def title_runs(row: Row, joint: str) -> str:
    """Return the words of all versions of ``row`` without notes and marks."""
    return joint.join(run(plain(v), v.language) for v in row.versions if v.lines)


def heading_level(section: Section) -> int:
    """Return the level of the section's heading, from 1 to 3."""
    return min(section.level, _DEEPEST)


def headings(section: Section, references: References) -> list[str]:
    """Return the section's heading as one paragraph for each version.

    Only the leading one is a heading to Word. With a second beside it, a hidden
    entry has the contents name both: Word would find the leading one alone.
    """
    if section.heading is None:
        return []
    leading, *others = section.heading.versions
    style = f"Heading{heading_level(section)}"
    content = _heading_runs(leading, references)
    if others:
        switches = rf' \f C \l "{heading_level(section)}"'
        content = entry_field("TC", row_text(section.heading), switches) + content
    place = references.sections[section.id]
    content = bookmark(place.number, place.name, content)
    return [
        paragraph(style, row_mark(section.heading, references) + content),
        *(
            paragraph(f"{style}Translation", _heading_runs(version, references))
            for version in others
        ),
    ]


def _heading_runs(version: Version, references: References) -> str:
    return version_runs(version, references, heading_style(version.language))


def _piece(piece: Piece, language: str, references: References, style: str) -> str:
    match piece:
        case Run(value):
            return run(value, language, style)
        case Mark():
            return _mark(piece, language, references, style)
        case NoteCall(anchor):
            return footnote_reference(references.notes[anchor])
        case _:
            assert_never(piece)


def _mark(mark: Mark, language: str, references: References, style: str) -> str:
    entries = map(index_entry, references.entries.get(mark.concept, ()))
    words = run(mark.value, language, style) if mark.value else ""
    content = "".join(entries) + words
    place = references.marks.get(mark.anchor)
    return bookmark(place.number, place.name, content) if place else content
