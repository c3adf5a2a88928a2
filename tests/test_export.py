"""A report goes out to another tool and comes home: nothing is lost, nothing added."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook
from tests.conftest import LayOut
from tests.running import EN, ROOT, ZH, amend, snapshot
from tests.word_editing import WordFile

from reportpub.model.document import Comment, Sentence, State
from reportpub.model.returned import Hand
from reportpub.model.revision import Revision
from reportpub.project import find_project
from reportpub.revisions.incoming import compare, take_over
from reportpub.revisions.outgoing import export
from reportpub.storage.bilingual import FORMATS
from reportpub.storage.tei import read_document

OLD, NEW = "complete projects on time", "complete projects early"
HAND = Hand("Li Na", "2026-11-23")
every_format = pytest.mark.parametrize("name", FORMATS)


def sent(project: Path, name: str, report: str = "mini") -> Path:
    """Export the report; return the file that its English is in."""
    suffix = {"xliff": ".xlf", "xliff12": ".xlf", "moses": ""}.get(name, f".{name}")
    written = export(find_project(project), report, name, project / f"{report}{suffix}")
    return next(file for file in written if file.suffix not in {".zh", ".ids"})


def pulled(project: Path, file: Path) -> Revision:
    found = find_project(project)
    incoming = compare(found, file)
    take_over(found, incoming, HAND)
    return incoming.revision


def in_text(data: bytes, old: str, new: str) -> bytes:
    assert data.count(old.encode()) == 1
    return data.replace(old.encode(), new.encode())


def in_workbook(data: bytes, old: str, new: str) -> bytes:
    book = load_workbook(BytesIO(data))
    for row in book["text"].iter_rows():
        for cell in row:
            if old in str(cell.value):
                cell.value = str(cell.value).replace(old, new)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def in_word(data: bytes, old: str, new: str) -> bytes:
    word = WordFile(data)
    (text,) = (t for t in word.tree.iter("{*}t") if old in (t.text or ""))
    text.text = text.text.replace(old, new)
    return word.saved()


EDITORS: dict[str, Callable[[bytes, str, str], bytes]] = {
    "xlsx": in_workbook,
    "docx": in_word,
}


def edited(project: Path, name: str, old: str, new: str) -> Path:
    """Export the report and change the words ``old`` in the file."""
    file = sent(project, name)
    file.write_bytes(EDITORS.get(name, in_text)(file.read_bytes(), old, new))
    return file


def english(project: Path) -> dict[str, Sentence]:
    return {s.id: s for s in read_document(project / EN, EN).sentences()}


@every_format
def test_what_nobody_changed_changes_no_byte(lay_out: LayOut, name: str) -> None:
    project = lay_out()
    before = snapshot(project / "source")

    assert pulled(project, sent(project, name)) == Revision()
    assert snapshot(project / "source") == before


@every_format
def test_the_real_report_goes_out_and_comes_home_unchanged(
    tmp_path: Path, name: str
) -> None:
    for folder in ("source", "glossary"):
        copytree(ROOT / folder, tmp_path / folder)
    before = snapshot(tmp_path / "source")

    assert pulled(tmp_path, sent(tmp_path, name, "handan-2021")) == Revision()
    assert snapshot(tmp_path / "source") == before


@every_format
def test_a_changed_word_comes_home_and_no_other_byte_changes(
    lay_out: LayOut, name: str
) -> None:
    project = lay_out()
    before = (project / EN).read_text(encoding="utf-8")

    revision = pulled(project, edited(project, name, OLD, NEW))

    assert [rewording.unit for rewording in revision.rewordings] == ["e013"]
    after = (project / EN).read_text(encoding="utf-8")
    record = r" *<revisionDesc>\n *<change .*</change>\n *</revisionDesc>\n"
    assert re.sub(record, "", after) == before.replace(OLD, NEW)
    assert 'when="2026-11-23" who="Li Na">Reworded in mini' in after


@every_format
def test_a_group_of_two_sentences_keeps_them_apart(lay_out: LayOut, name: str) -> None:
    project = lay_out()

    pulled(project, edited(project, name, "took solid strides", "strode on"))

    assert english(project)["e004"].text == "Handan’s economy made steady progress."
    assert english(project)["e005"].text == "High-quality development strode on."


@every_format
def test_a_note_stays_where_it_is(lay_out: LayOut, name: str) -> None:
    project = lay_out()

    pulled(project, edited(project, name, "We worked", "We went on"))

    text = (project / EN).read_text(encoding="utf-8")
    assert "We went on to ensure stability on the six fronts<note" in text


@every_format
@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        (ZH, "按期竣工", "提前竣工", "Chinese was changed"),
        (EN, OLD, "end projects on time", "English was changed"),
    ],
)
def test_what_was_changed_here_since_is_refused(
    lay_out: LayOut, name: str, *, path: str, old: str, new: str, why: str
) -> None:
    project = lay_out()
    file = edited(project, name, OLD, NEW)
    amend(project / path, old, new)

    (refusal,) = pulled(project, file).refusals

    assert refusal.group == "s013"
    assert why in refusal.message


def test_states_and_comments_of_a_workbook_come_home(lay_out: LayOut) -> None:
    project = lay_out()
    file = sent(project, "xlsx")
    book = load_workbook(file)
    for row in book["text"].iter_rows(min_row=2):
        if row[0].value == "s013":
            row[3].value, row[4].value = "final", "Sure?\n[Wang 2026-11-21] Yes."
    book.save(file)

    pulled(project, file)

    progress = english(project)["e013"].progress
    assert progress.state is State.FINAL
    assert progress.comments == (
        Comment("", "", "Sure?"),
        Comment("Wang", "2026-11-21", "Yes."),
    )
    assert "State set in mini.xlsx: e013" in (project / EN).read_text(encoding="utf-8")
    # They go out as they are by now, and come back as they went.
    for name in FORMATS:
        assert pulled(project, sent(project, name)) == Revision()


def test_an_untranslated_sentence_is_filled(lay_out: LayOut) -> None:
    project = lay_out()
    whole = f"We will promote high-quality development and {OLD}."
    amend(project / EN, whole, "")
    file = sent(project, "xliff")
    data = file.read_text(encoding="utf-8")
    assert data.count("<target/>") == 1
    assert data.count('state="initial"') == 1
    data = data.replace("<target/>", f"<target>{whole}</target>")
    file.write_text(data.replace('"initial"', '"translated"'), encoding="utf-8")

    pulled(project, file)

    assert english(project)["e013"].text == whole
    assert english(project)["e013"].progress.state is State.TRANSLATED


def test_a_part_of_a_file_changes_its_part(lay_out: LayOut) -> None:
    project = lay_out()
    file = edited(project, "tmx", OLD, NEW)
    text = file.read_text(encoding="utf-8")
    start, end = text.index("<tu "), text.index('<tu tuid="s013')
    file.write_text(text[:start] + text[end:], encoding="utf-8")

    revision = pulled(project, file)

    assert [rewording.unit for rewording in revision.rewordings] == ["e013"]
    assert "Not in the file" in revision.leavings[0].message


@every_format
def test_spaces_of_the_text_are_its_own(lay_out: LayOut, name: str) -> None:
    project = lay_out()
    amend(project / EN, "complete projects", "complete  \u00a0projects")
    amend(project / ZH, "推进高质量发展，", "推进高质量发展， ")
    before = snapshot(project / "source")
    file = sent(project, name)

    assert pulled(project, file) == Revision()
    assert snapshot(project / "source") == before

    amend(project / EN, "projects on time", "projects early")
    assert pulled(project, file) == Revision()


def test_a_mark_of_byte_order_and_line_ends_stay(lay_out: LayOut) -> None:
    project = lay_out()
    path = project / EN
    lines = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + lines.encode())

    pulled(project, edited(project, "tmx", OLD, NEW))

    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf<?xml")
    kept = [line for line in data.splitlines(keepends=True) if line.endswith(b"\r\n")]
    assert len(kept) == lines.count("\r\n")
