"""A Word file that may harm or cannot be read is refused in a sentence."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.running import ROOT
from tests.unit.writers.builders import publication

from reportpub.errors import SourceError
from reportpub.storage.word import read_word
from reportpub.writers.docx import write
from reportpub.writers.theme import Theme

SOUND = write(publication("zh-Hans", "en"), Theme(ROOT / "templates/book", ROOT))
BILLION = (
    '<!DOCTYPE a [<!ENTITY b "ha">]><w:document xmlns:w="http://x">&b;</w:document>'
)


def packed(name: str, content: bytes) -> bytes:
    out = BytesIO(SOUND)
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(SOUND)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def flagged() -> bytes:
    """Return the file with the bit that says its parts are encrypted."""
    data = bytearray(SOUND)
    place = data.index(b"PK\x01\x02") + 8
    struct.pack_into("<H", data, place, 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"", "is no Word file"),
        (lambda: SOUND[: len(SOUND) // 2], "is no Word file"),
        (lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "has a password"),
        (flagged, "is encrypted"),
        (lambda: packed("word/vbaProject.bin", b"x"), r"has macros; .* as \.docx"),
        (lambda: packed("word/media/big.bin", bytes(70_000_000)), "swells up"),
        (lambda: with_part("word/document.xml", BILLION), "has a DOCTYPE"),
        (lambda: with_part("word/document.xml", "<w:document"), "not well-formed"),
        (lambda: with_part("_rels/.rels", "<a/>"), "is no Word file"),
    ],
)
def test_it_is_refused(data: Callable[[], bytes], words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_word(data(), "x.docx")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damage_is_never_a_traceback(data: st.DataObject) -> None:
    with ZipFile(BytesIO(SOUND)) as package:
        name = data.draw(st.sampled_from(package.namelist()))
        content = package.read(name)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    damage = data.draw(st.binary(max_size=8))
    out = BytesIO()
    with ZipFile(BytesIO(SOUND)) as old, ZipFile(out, "w") as new:
        for part in old.namelist():
            same = old.read(part)
            new.writestr(
                part, same[:start] + damage + same[end:] if part == name else same
            )

    try:
        read_word(out.getvalue(), "x.docx")
    except SourceError as error:
        assert str(error).endswith(".")  # noqa: PT017 (either is right)


@settings(max_examples=200, deadline=None)
@example(place=100, length=40, damage=b"")  # a seek before the start of the file
@given(st.integers(0, len(SOUND)), st.integers(0, 40), st.binary(max_size=4))
def test_damaged_archives_are_never_a_traceback(
    place: int, length: int, damage: bytes
) -> None:
    data = SOUND[:place] + damage + SOUND[place + length :]

    try:
        read_word(data, "x.docx")
    except SourceError as error:
        assert str(error).endswith(".")  # noqa: PT017 (either is right)


def test_a_file_of_another_program_has_no_rows(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Dear colleagues")
    document.save(str(tmp_path / "x.docx"))

    found = read_word((tmp_path / "x.docx").read_bytes(), "x.docx")

    assert not found.groups
    assert [loose.text for loose in found.loose] == ["Dear colleagues"]
