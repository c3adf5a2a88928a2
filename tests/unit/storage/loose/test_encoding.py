from __future__ import annotations

import pytest

from reportpub.errors import SourceError
from reportpub.storage.loose.encoding import decode

TEXT = "政府工作报告\n全市生产总值增长6.5%，新建学校12所。\n"
TRADITIONAL = "政府工作報告\n全市生產總值增長6.5%，新建學校12所。\n"


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "gb18030",
        "gbk",
        "gb2312",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
    ],
)
def test_chinese_is_read_in_any_of_its_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.txt").text == TEXT


def test_big5_is_not_taken_for_gb18030() -> None:
    decoded = decode(TRADITIONAL.encode("big5"), "x.txt")

    assert decoded.text == TRADITIONAL
    assert decoded.remarks == ("The file was read as Big5; see whether it is right.",)


def test_english_of_a_word_processor_keeps_its_marks() -> None:
    text = "The city’s “new” plan – a success… It is ours, and it is a long plan.\n"

    assert decode(text.encode("cp1252"), "x.txt").text == text


def test_lines_in_different_encodings_are_read_each_by_itself_and_that_is_said() -> (
    None
):
    first, second, _ = TEXT.split("\n")
    data = first.encode() + b"\n" + second.encode("gb18030")

    decoded = decode(data, "x.txt")

    assert decoded.text == f"{first}\n{second}"
    assert "UTF-8 from line 1, GB18030 from line 2" in decoded.remarks[0]


def test_what_the_file_says_of_itself_is_believed_where_it_can_be() -> None:
    assert decode("é".encode("latin-1"), "x.html", "latin-1").text == "é"
    assert decode(TEXT.encode(), "x.html", "no-such-encoding").text == TEXT


def test_line_ends_of_all_systems_are_line_feeds() -> None:
    assert decode("甲\r\n乙\r丙".encode(), "x.txt").text == "甲\n乙\n丙"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\n\xff\xff\x81\xff", r"x\.txt:2: The line is neither UTF-8 nor"),
        (b"\xef\xbb\xbf\xff\xff", r"x\.txt: The file begins as UTF-8"),
    ],
)
def test_bytes_of_no_encoding_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decode(data, "x.txt")
