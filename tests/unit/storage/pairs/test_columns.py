from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.loose import docx, paragraph, put

from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.pairs.columns import read_docx_columns, read_xlsx_columns

ROWS = [("政府工作报告", "Report"), ("新建学校。", "Schools were built.")]


def pairs(segments: list[Segment] | None) -> list[tuple[str, str]]:
    assert segments is not None
    return [(segment.zh, segment.en) for segment in segments]


def workbook(folder: Path, rows: Sequence[tuple[object, ...]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(folder / "x.xlsx")
    return folder / "x.xlsx"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>{}</w:tbl>".format(
        "".join(
            "<w:tr>{}</w:tr>".format(
                "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
            )
            for row in rows
        )
    )


def test_the_columns_are_told_by_their_letters_and_their_heads_left_out(
    tmp_path: Path,
) -> None:
    rows = [
        ("No", "English", "中文"),
        *((n, en, zh) for n, (zh, en) in enumerate(ROWS)),
    ]

    found = read_xlsx_columns(workbook(tmp_path, rows), "x.xlsx")

    assert pairs(found) == ROWS
    assert [segment.line for segment in found] == [2, 3]


def test_a_row_may_lack_a_side(tmp_path: Path) -> None:
    found = read_xlsx_columns(
        workbook(tmp_path, [*ROWS, ("河水清澈。", None), (None, "More.")]), "x.xlsx"
    )

    assert pairs(found)[2:] == [("河水清澈。", ""), ("", "More.")]


def test_a_workbook_without_such_columns_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, [("a", "b"), ("c", "d")])

    with pytest.raises(SourceError, match="No sheet has a column in Chinese"):
        read_xlsx_columns(path, "x.xlsx")


def test_the_tables_of_a_word_file_are_one_text(tmp_path: Path) -> None:
    path = put(tmp_path, "x.docx", docx(table(ROWS[0]) + table(ROWS[1])))

    assert pairs(read_docx_columns(path, "x.docx")) == ROWS


def test_what_stands_outside_the_tables_is_not_lost(tmp_path: Path) -> None:
    body = paragraph("题目") + paragraph("Title") + table(*ROWS) + paragraph("完。")
    path = put(tmp_path, "x.docx", docx(body))

    assert pairs(read_docx_columns(path, "x.docx")) == [
        ("题目", "Title"),
        *ROWS,
        ("完。", ""),
    ]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("甲。"),
        table(("指标", "2020年"), ("生产总值", "3636亿元"), ("预算", "287亿元")),
    ],
    ids=["no table", "a table of figures"],
)
def test_other_word_files_are_no_aligned_text(tmp_path: Path, body: str) -> None:
    assert read_docx_columns(put(tmp_path, "x.docx", docx(body)), "x.docx") is None


def test_a_report_with_a_small_bilingual_table_is_no_aligned_text(
    tmp_path: Path,
) -> None:
    body = paragraph("全市新建学校，农民增收，河水清澈。" * 9) + table(*ROWS)

    assert read_docx_columns(put(tmp_path, "x.docx", docx(body)), "x.docx") is None
