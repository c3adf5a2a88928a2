"""Files as other tools leave them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.document import Comment, State
from reportpub.model.handle import Handle
from reportpub.model.returned import Hand, Loose, Remark, ReturnedFile
from reportpub.storage.bilingual import FORMATS, format_of

S1 = Handle("s1", "aaaaaaaa", "bbbbbbbb", State.TRANSLATED)


def read(folder: Path, name: str, text: str) -> ReturnedFile:
    path = folder / name
    path.write_text(dedent(text).lstrip(), encoding="utf-8")
    return FORMATS[format_of(path)].read(path, name)


def test_segments_that_a_tool_cut_are_joined_again(tmp_path: Path) -> None:
    back = read(
        tmp_path,
        "a.xlf",
        f"""
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1"
         srcLang="zh" trgLang="en-US"><file id="f" original="mini">
        <group id="g"><unit id="{S1.name}">
        <notes><note category="comment">Which <b>one</b>?</note></notes>
        <segment state="final"><source>一。</source><target>One.</target></segment>
        <ignorable><source/><target> </target></ignorable>
        <segment state="reviewed"><source>二<pc id="1">三</pc>。</source>
        <target>Two <mrk id="m" type="term">three</mrk><ph id="p"/>.</target></segment>
        </unit></group></file></xliff>
        """.replace(" <b>one</b>", ""),
    )

    (group,) = back.groups
    assert (group.handle, group.state) == (S1, State.REVIEWED)
    assert (group.source.text, group.target.text) == ("一。二三。", "One. Two three.")
    assert group.target.remarks == (Remark(Comment("", "", "Which?"), 15),)


def test_states_of_xliff_1_2_are_understood(tmp_path: Path) -> None:
    states = ("needs-review-translation", "signed-off", "x-ours", "needs-translation")
    units = "".join(
        f'<trans-unit id="s{n}.aaaaaaaa.bbbbbbbb"><source>一</source>'
        f'<target state="{state}">One<ph id="1">%s</ph></target></trans-unit>'
        for n, state in enumerate(states)
    )
    units += (
        '<trans-unit id="s9.aaaaaaaa.bbbbbbbb" approved="yes"><source>一</source>'
        "<target>One</target></trans-unit>"
    )

    back = read(
        tmp_path,
        "a.xliff",
        f"""
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
        <file original="mini" source-language="zh-CN" target-language="en-US"
         datatype="plaintext"><body>{units}</body></file></xliff>
        """,
    )

    expected = [State.TRANSLATED, State.REVIEWED, None, State.INITIAL, State.REVIEWED]
    assert [group.state for group in back.groups] == expected
    assert {group.target.text for group in back.groups} == {"One"}


def test_a_memory_says_whose_a_translation_is(tmp_path: Path) -> None:
    back = read(
        tmp_path,
        "a.tmx",
        f"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header/><body>
        <tu tuid="{S1.name}"><tuv xml:lang="EN_US" changeid="Li Na"
         changedate="20261120T080000Z"><seg>One <bpt i="1">&lt;b></bpt>two.</seg></tuv>
         <tuv xml:lang="zh-CN"><seg>一二。</seg></tuv></tu>
        <tu><tuv xml:lang="zh"><seg>三</seg></tuv><tuv xml:lang="en"><seg>Three</seg>
        </tuv></tu></body></tmx>
        """,
    )

    (group,) = back.groups
    assert group.target.text == "One two."
    assert group.target.hands == (Hand("Li Na", "2026-11-20"),)
    # Without its id nobody can tell which text it was made from.
    assert back.loose == (Loose("Three", Location("a.tmx", 7)),)


def test_moses_files_must_have_as_many_lines_as_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.zh").write_text("一\n二\n", encoding="utf-8")
    (tmp_path / "a.en").write_bytes(b"One\r\n")
    (tmp_path / "a.ids").write_text(f"{S1.name}\n{S1.name}\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"a\.zh has 2, a\.en has 1, a\.ids has 2"):
        FORMATS["moses"].read(tmp_path / "a.zh", "a.zh")

    (tmp_path / "a.en").write_bytes(b"One\r\nTwo\r\n")
    back = FORMATS["moses"].read(tmp_path / "a.zh", "a.zh")
    assert [group.target.text for group in back.groups] == ["One", "Two"]


def test_a_file_of_other_languages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no XLIFF from Chinese into English"):
        read(tmp_path, "a.xlf", '<xliff srcLang="zh" trgLang="fr" version="2.0"/>')
    with pytest.raises(SourceError, match=r"a\.xliff:2: The file is not from Chinese"):
        read(
            tmp_path,
            "a.xliff",
            """
            <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
            <file original="x" source-language="de" target-language="en"/></xliff>
            """,
        )
