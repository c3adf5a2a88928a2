"""A Word file that LibreOffice changed and saved comes home all the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from shutil import copytree

import pytest
from tests.conftest import LayOut
from tests.running import EN, ROOT, reportpub
from tests.test_export import NEW, OLD, edited, sent
from tests.test_export import pulled as returned
from tests.test_pull import FILE, LI, WANG, english, pulled
from tests.word_editing import WordFile

from reportpub.model.document import Comment
from reportpub.model.revision import Revision

pytestmark = pytest.mark.external

# A macro of LibreOffice Basic: with changes recorded, other words for some.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">
Sub Revise(source As String, target As String, before As String, after As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = &quot;Hidden&quot;
  how(0).Value = True
  place = ConvertToURL(source)
  text = StarDesktop.loadComponentFromURL(place, &quot;_blank&quot;, 0, how())
  text.RecordChanges = True
  search = text.createReplaceDescriptor()
  search.SearchString = before
  search.ReplaceString = after
  text.replaceAll(search)
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = &quot;FilterName&quot;
  form(0).Value = &quot;MS Word 2007 XML&quot;
  text.storeToURL(ConvertToURL(target), form())
  text.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library"
 library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


class Office:
    """LibreOffice with a profile of its own."""

    def again(self, file: Path) -> Path:
        """Return a file as LibreOffice saves it, in the same format."""
        kind = file.suffix.removeprefix(".")
        self._run("--convert-to", kind, "--outdir", str(self._folder / "out"), file)
        return self._folder / "out" / file.name

    def __init__(self, folder: Path) -> None:
        assert shutil.which("soffice"), "install libreoffice-writer-nogui"
        self._folder = folder
        self._profile = folder / "profile"

    def saved_again(self, word: WordFile) -> WordFile:
        """Return the file as LibreOffice saves it."""
        file = self._folder / "mini.zh-en.docx"
        file.write_bytes(word.saved())
        return WordFile(self.again(file).read_bytes())

    def reworded(self, word: WordFile, before: str, after: str) -> WordFile:
        """Return the file as LibreOffice saves it, a change tracked there."""
        self.saved_again(word)  # lays out the profile
        basic = self._profile / "user/basic/Standard"
        (basic / "Module1.xba").write_text(MACRO, encoding="utf-8")
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        source, target = self._folder / "mini.zh-en.docx", self._folder / "new.docx"
        names = ",".join(f'"{word}"' for word in (source, target, before, after))
        self._run(f"macro:///Standard.Module1.Revise({names})")
        return WordFile(target.read_bytes())

    def _run(self, *arguments: str | Path) -> None:
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore"]
        subprocess.run(
            [*command, *map(str, arguments)],
            check=True,
            capture_output=True,
            timeout=180,
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder)


@pytest.fixture
def word(published: Path) -> WordFile:
    return WordFile((published / FILE).read_bytes())


def test_a_file_that_was_only_saved_changes_nothing(
    published: Path, word: WordFile, office: Office
) -> None:
    revision = pulled(published, office.saved_again(word))

    assert revision.is_empty
    assert not revision.refusals
    assert not revision.leavings


def test_the_real_edition_saved_by_libreoffice_changes_nothing(
    tmp_path: Path, office: Office
) -> None:
    for folder in ("source", "glossary"):
        copytree(ROOT / folder, tmp_path / folder)
    built = reportpub("build", "--edition", "zh-en", "--format", "docx", cwd=tmp_path)
    assert built.status == 0, built.err
    file = tmp_path / "dist/handan-2021/handan-2021.zh-en.docx"

    revision = returned(tmp_path, office.again(file))

    assert revision == Revision()


def test_changes_tracked_before_come_through_libreoffice(
    published: Path, word: WordFile, office: Office
) -> None:
    word.track("s004", "steady progress.", "good progress.", LI.name, LI.date)
    word.track("s009", "Major ", "", WANG.name, WANG.date)
    word.comment("s008", "Which industries?", WANG.name, WANG.date)
    word.amend("s003", " and ", " as well as ")

    revision = pulled(published, office.saved_again(word))

    assert {r.unit for r in revision.rewordings} == {"e003", "e004", "e009"}
    hands = {r.unit: r.hands for r in revision.rewordings}
    assert hands["e004"] == (LI,)
    assert hands["e009"] == (WANG,)
    texts = english(published)
    assert texts["e004"].text == "Handan’s economy made good progress."
    assert texts["e008"].progress.comments == (
        Comment("Wang", "2026-11-21", "Which industries?"),
    )
    assert "six fronts<note" in (published / EN).read_text(encoding="utf-8")
    assert not revision.leavings


def test_changes_tracked_in_libreoffice_come_home(
    published: Path, word: WordFile, office: Office
) -> None:
    back = office.reworded(word, "took solid strides", "strode on")

    revision = pulled(published, back)

    (rewording,) = revision.rewordings
    assert rewording.unit == "e005"
    assert len(rewording.hands) == 1
    assert english(published)["e005"].text == "High-quality development strode on."
    assert not revision.leavings


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_an_export_that_libreoffice_saved_changes_nothing(
    lay_out: LayOut, office: Office, name: str
) -> None:
    project = lay_out()
    file = sent(project, name)

    revision = returned(project, office.again(file))

    assert revision == Revision()


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_a_change_in_an_export_comes_through_libreoffice(
    lay_out: LayOut, office: Office, name: str
) -> None:
    project = lay_out()
    file = edited(project, name, OLD, NEW)

    revision = returned(project, office.again(file))

    assert [rewording.unit for rewording in revision.rewordings] == ["e013"]


def test_openxml_audit_has_nothing_to_say_of_an_export(lay_out: LayOut) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(sent(lay_out(), "docx"))

    # A theme may be missing (ECMA-376 part 1, 14.2.7); the program wants one.
    assert [str(e) for e in result.errors if "/theme" not in str(e)] == []
