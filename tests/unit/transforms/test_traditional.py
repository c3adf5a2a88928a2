from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import BASE, ROOT
from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.document import Note, Term, Text
from reportpub.storage.glossary import read_glossary
from reportpub.storage.tei import read_document
from reportpub.transforms.resolve import resolve_corrections
from reportpub.transforms.traditional import (
    EXCEPTIONS,
    Convert,
    to_traditional,
    traditional_converter,
)


@pytest.fixture(scope="module")
def convert() -> Convert:
    """Return the conversion as the real report's glossary has it."""
    return traditional_converter(read_glossary(ROOT / "glossary", ROOT))


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("开启新征程", "開啟新征程"),
        ("防松螺母", "防鬆螺母"),
        ("松树", "松樹"),
        ("樊成华", "樊成華"),
        ("邯郸", "邯鄲"),
        ("滏阳河", "滏陽河"),
        ("曲周", "曲周"),
        ("峰峰矿区", "峰峰礦區"),
        ("钟山", "鍾山"),
        ("余姚", "余姚"),
        ("方志", "方志"),
        ("污染防治", "污染防治"),
        ("锻炼并为此提供", "鍛鍊並為此提供"),
        ("一并受理", "一併受理"),
        ("干部", "幹部"),
        ("干净", "乾淨"),
        ("发展", "發展"),
        ("头发", "頭髮"),
        ("皇后", "皇后"),
        ("以后", "以後"),
        ("万里", "萬里"),
        ("台湾", "臺灣"),
    ],
)
def test_words_are_written_as_readers_of_traditional_texts_write_them(
    convert: Convert, simplified: str, traditional: str
) -> None:
    assert convert(simplified) == traditional


@pytest.mark.parametrize(
    "word", ["项目", "信息", "网络", "质量", "软件", "数字经济", "智能", "通过"]
)
def test_vocabulary_is_not_swapped(convert: Convert, word: str) -> None:
    # What s2twp would make of it.
    swapped = {"項目": "專案", "信息": "資訊", "網絡": "網路", "質量": "品質"}

    assert convert(word) not in swapped.values()
    assert len(convert(word)) == len(word)


def test_quotation_marks_are_those_of_traditional_texts(convert: Convert) -> None:
    assert convert("“六稳”与‘六保’") == "「六穩」與『六保』"


def test_latin_letters_and_figures_stay(convert: Convert) -> None:
    words = "5G、PM2.5、10.9:50.5:38.6、1+N"

    assert convert(words) == words


@pytest.mark.parametrize(("simplified", "traditional"), EXCEPTIONS.items())
def test_an_exception_keeps_its_length(simplified: str, traditional: str) -> None:
    assert len(simplified) == len(traditional)


# Everything a Chinese text is likely to hold.
TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF), max_size=40)


@given(text=TEXT)
def test_every_text_keeps_its_length(convert: Convert, text: str) -> None:
    assert len(convert(text)) == len(text)


def test_the_real_report_keeps_the_length_of_every_sentence(convert: Convert) -> None:
    source = read_document(ROOT / "source/handan-2021/zh-Hans.xml", "zh")
    simplified = resolve_corrections(source)

    traditional = to_traditional(simplified, convert)

    for one, other in zip(simplified.sentences(), traditional.sentences(), strict=True):
        assert (len(one.text), one.id) == (len(other.text), other.id)


def test_terms_and_notes_keep_their_places(convert: Convert) -> None:
    text = (
        Text("抓好"),
        Term("fazhan", "发展"),
        Note("editor", "发展：注"),
        Text("头等大事"),
        Term("empty", ""),
    )

    found = to_traditional(document("zh-Hans", [sentence("s1", text)]), convert)

    *_, converted = found.sentences()
    assert converted.content == (
        Text("抓好"),
        Term("fazhan", "發展"),
        Note("editor", "發展：注"),
        Text("頭等大事"),
        Term("empty", ""),
    )


def test_a_word_that_a_mark_cuts_is_converted_as_a_whole(convert: Convert) -> None:
    text = (Text("理头"), Term("x", "发"))

    found = to_traditional(document("zh-Hans", [sentence("s1", text)]), convert)

    *_, converted = found.sentences()
    assert converted.content == (Text("理頭"), Term("x", "髮"))


def test_the_document_says_that_it_is_traditional(convert: Convert) -> None:
    found = to_traditional(document("zh-Hans"), convert)

    assert found.language == "zh-Hant"
    assert (found.header.title, found.header.statements) == ("題", ("說明",))


def test_the_glossary_wins_over_the_table() -> None:
    by_glossary = traditional_converter(glossary(concept("台前", hant="台前")))

    assert by_glossary("台前县") == "台前縣"


def test_the_glossary_wins_over_our_exceptions() -> None:
    by_glossary = traditional_converter(glossary(concept("峰峰", hant="峯峯")))

    assert by_glossary("峰峰") == "峯峯"


def test_the_base_report_is_traditional_throughout(convert: Convert) -> None:
    source = read_document(BASE / "source/mini/zh-Hans.xml", "zh")

    words = [
        s.text for s in to_traditional(resolve_corrections(source), convert).sentences()
    ]

    assert words[1] == "「十三五」工作回顧"
    assert "開啟新征程，繼續抓好六個穩定。" in words
