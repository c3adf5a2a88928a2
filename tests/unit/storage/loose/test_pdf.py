from __future__ import annotations

import io

import pikepdf
import pytest
import weasyprint
from tests.loose import as_pdf

from reportpub.errors import SourceError
from reportpub.storage.loose.pdf import read_pdf

COUNTED = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
LINES = [
    "样市政府工作报告",
    *(
        f"{n}县生产总值增长6.5%，新建{n}校12所，{n}河清澈，{n}民增收。" * 4
        for n in COUNTED
    ),
]


def test_paragraphs_run_on_over_lines_and_pages() -> None:
    found = read_pdf(as_pdf(LINES), "x.pdf")

    assert [line.text for line in found.lines] == LINES
    assert found.lines[0].is_title
    assert "see whether they are right" in found.remarks[0]


def test_white_between_paragraphs_tells_them_apart() -> None:
    style = "p { margin: 0 0 4mm } body { font: 11pt/1.5 'Noto Serif CJK SC' }"
    # Lines that end where a line is full.
    lines = [f"{letter * 41}。" for letter in COUNTED[:12]]
    text = "".join(f"<p>{line}{line}</p>" for line in lines)
    page = f"<style>@page {{ size: A4; margin: 25mm }} {style}</style>{text}"
    data = weasyprint.HTML(string=page).write_pdf()

    found = read_pdf(bytes(data or b""), "x.pdf")

    assert [line.text for line in found.lines] == [line * 2 for line in lines]


def test_running_heads_and_page_numbers_are_left_out_and_said() -> None:
    found = read_pdf(as_pdf(LINES), "x.pdf")

    kinds = {(dropped.text, dropped.why) for dropped in found.dropped}
    assert ("样市人民政府", "running head") in kinds
    assert ("— 2 —", "page number") in kinds


def saved(encryption: pikepdf.Encryption | None = None) -> bytes:
    """Return a PDF with an empty page."""
    document = pikepdf.new()
    document.add_blank_page()
    stream = io.BytesIO()
    document.save(stream, encryption=encryption)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (saved(), "no text layer"),
        (saved(pikepdf.Encryption(owner="a", user="b")), "is encrypted"),
        (b"%PDF-1.7 and no more", "no PDF, or was cut off"),
    ],
    ids=["pictures", "encrypted", "cut off"],
)
def test_what_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_pdf(data, "x.pdf")
