from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.pairs import read_pairs

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><prop type="x">y</prop>
<tuv xml:lang="EN-US"><seg>Up\t6.5\n percent.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>增长<bpt i="1">{b}</bpt>6.5%<ept i="1">{/b}</ept>。</seg>
</tuv></tu>
<tu><tuv lang="zh"><seg>民生<hi>改善</hi>。</seg></tuv></tu>
</body></tmx>
"""
XLIFF_1 = """\
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="zh-CN" target-language="en" original="x"
 datatype="plaintext"><body>
<trans-unit id="1"><source>增长<g id="1">6.5%</g>。</source>
<target>Up 6.5 percent.</target>
<alt-trans><target>Old.</target></alt-trans></trans-unit>
<trans-unit id="2"><source>民生改善。</source></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """\
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"
 srcLang="en" trgLang="zh-Hans">
<file id="f"><unit id="u"><segment><source>Up 6.5 <pc id="1">percent</pc>.</source>
<target>增长6.5%。</target></segment>
<segment><source>Lives improved.<ph id="2"/></source></segment></unit></file></xliff>
"""


def read(folder: Path, **files: str | bytes) -> list[Segment]:
    names = [str(folder / name.replace("_", ".")) for name in files]
    for name, content in zip(names, files.values(), strict=True):
        data = content if isinstance(content, bytes) else content.encode()
        Path(name).write_bytes(data)
    (pair,) = read_pairs(names)
    return list(pair.segments)


def sides(segments: list[Segment]) -> list[tuple[int, str, str]]:
    return [(segment.number, segment.zh, segment.en) for segment in segments]


def test_tmx_is_read_by_its_languages_without_codes_and_line_breaks(
    tmp_path: Path,
) -> None:
    segments = read(tmp_path, a_tmx=TMX)

    assert sides(segments) == [
        (0, "增长6.5%。", "Up 6.5 percent."),
        (1, "民生改善。", ""),
    ]
    assert [segment.line for segment in segments] == [4, 9]


def test_xliff_1_is_read_without_alternatives(tmp_path: Path) -> None:
    assert sides(read(tmp_path, a_xlf=XLIFF_1)) == [
        (0, "增长6.5%。", "Up 6.5 percent."),
        (1, "民生改善。", ""),
    ]


def test_xliff_2_may_go_from_english_to_chinese(tmp_path: Path) -> None:
    assert sides(read(tmp_path, a_xliff=XLIFF_2)) == [
        (0, "增长6.5%。", "Up 6.5 percent."),
        (1, "", "Lives improved."),
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_two_texts_are_read_line_by_line_whichever_comes_first(
    tmp_path: Path, *, swapped: bool
) -> None:
    zh, en = "\ufeff增长6.5%。\r\n\r\n", "Up 6.5 percent.\nMore.\n"
    files = {"b_txt": en, "a_txt": zh} if swapped else {"a_txt": zh, "b_txt": en}

    assert sides(read(tmp_path, **files)) == [
        (0, "增长6.5%。", "Up 6.5 percent."),
        (1, "", "More."),
    ]


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a_tmx": TMX[:-30]}, "not well-formed XML"),
        ({"a_tmx": b""}, "not well-formed XML"),
        (
            {
                "a_tmx": f"{BOMB}<tmx><body><tu><tuv lang='zh'><seg>&b;</seg></tuv>"
                "</tu></body></tmx>"
            },
            "entity",
        ),
        ({"a_xlf": XLIFF_2.replace('srcLang="en"', 'srcLang="fr"')}, "“fr”"),
        ({"a_xlf": XLIFF_2.replace('srcLang="en"', "")}, "not named"),
        ({"a_txt": "增长。\n改善。\n", "b_txt": "Up.\n"}, "has only 1 lines"),
        ({"a_txt": "增长。\n".encode("gb18030"), "b_txt": "Up.\n"}, "not UTF-8"),
        ({"a_txt": "增长。\n"}, "give two such files"),
        ({"a_txt": "增长。\n", "b_tmx": TMX}, "give two such files"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    with pytest.raises(SourceError) as failure:
        read(tmp_path, **files)

    assert message in str(failure.value)
    assert "Traceback" not in str(failure.value)


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (pair,) = read_pairs([str(tmp_path / name)])

    with pytest.raises(SourceError, match=f"{name}: The file"):
        list(pair.segments)
