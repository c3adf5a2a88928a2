"""The workbook and the CSV as people and spreadsheets change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.storage.exchange.entries import EMPTY, base_glossary

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Concept, Glossary
from reportpub.storage.exchange import FORMATS

Change: TypeAlias = Callable[[Workbook], None]
XLSX, CSV = FORMATS["xlsx"], FORMATS["csv"]


def changed(change: Change, glossary: Glossary | None = None) -> bytes:
    """Return the workbook of the smallest project as ``change`` leaves it."""
    book = load_workbook(BytesIO(XLSX.write(glossary or base_glossary())))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def place(sheet: Worksheet, identifier: str, heading: str) -> Cell | MergedCell:
    """Return the first cell of a column in the rows of an entry."""
    headings = [cell.value for cell in sheet[1]]
    row = next(line for line in sheet.iter_rows() if line[0].value == identifier)
    return row[headings.index(heading)]


def put(sheet: str, identifier: str, heading: str, value: str | None) -> Change:
    def change(book: Workbook) -> None:
        place(book[sheet], identifier, heading).value = value

    return change


def edited(question: str) -> Glossary:
    """Return the smallest glossary with another question on 六稳."""
    base = base_glossary()
    concept: Concept = replace(base.concepts["liuwen"], question=question)
    return Glossary({**base.concepts, "liuwen": concept})


def test_a_changed_cell_comes_back() -> None:
    data = changed(put("concepts", "liuwen", "en", "six stable things"))

    found = XLSX.read(data, "t.xlsx", base_glossary())

    assert found.concepts["liuwen"].en.preferred == "six stable things"
    before = replace(base_glossary().concepts["liuwen"], en=found.concepts["liuwen"].en)
    assert found.concepts["liuwen"] == before


def test_a_new_row_is_a_proposed_term() -> None:
    def add(book: Workbook) -> None:
        row: dict[int | str, str] = {
            "A": "hezhangzhi",
            "B": "河长制",
            "C": "River Chief",
        }
        book["concepts"].append(row)
        book["terms"].append({"A": "hezhangzhi", "B": "en admitted", "D": "RCS"})

    concept = XLSX.read(changed(add), "t.xlsx", base_glossary()).concepts["hezhangzhi"]

    assert (concept.kind, concept.status) == ("term", "proposed")
    assert concept.en.admitted == ("RCS",)


def test_sorted_rows_keep_the_order_of_members() -> None:
    def turn_round(book: Workbook) -> None:
        rows = [[c.value for c in row] for row in book["members"].iter_rows(min_row=2)]
        for line, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                book["members"].cell(line, column).value = value

    data = changed(turn_round)

    assert XLSX.read(data, "t.xlsx", base_glossary()) == base_glossary()


def test_an_emptied_row_is_taken_out() -> None:
    def empty(book: Workbook) -> None:
        for heading in ("no", "text", "why"):
            place(book["terms"], "liuwen", heading).value = None

    found = XLSX.read(changed(empty), "t.xlsx", base_glossary()).concepts["liuwen"]

    assert found.zh.variants == ()
    assert found.en.admitted == base_glossary().concepts["liuwen"].en.admitted


def test_a_stale_row_is_refused_with_the_list() -> None:
    data = changed(put("concepts", "liuwen", "en", "mine"))
    now = edited("theirs")

    with pytest.raises(GlossaryError, match=r"both here and .*: liuwen \(line \d+\);"):
        XLSX.read(data, "t.xlsx", now)


def test_a_row_nobody_touched_yields_to_the_glossary() -> None:
    data = changed(put("concepts", "liubao", "en", "mine"))
    now = edited("theirs")

    found = XLSX.read(data, "t.xlsx", now)

    assert found.concepts["liuwen"].question == "theirs"
    assert found.concepts["liubao"].en.preferred == "mine"


def test_a_changed_row_of_a_removed_entry_is_stale() -> None:
    data = changed(put("concepts", "liuwen", "en", "mine"))
    others = {k: c for k, c in base_glossary().concepts.items() if k != "liuwen"}

    with pytest.raises(GlossaryError, match=r"liuwen \(line \d+, entry removed\)"):
        XLSX.read(data, "t.xlsx", Glossary(others))


def test_a_stale_line_of_the_csv_is_refused_with_the_list() -> None:
    data = CSV.write(base_glossary())
    mine = data.replace(b"stability on the six fronts", b"mine", 1)

    with pytest.raises(GlossaryError, match=r"both here and .*: liuwen \(line \d+\);"):
        CSV.read(mine, "t.csv", edited("theirs"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "#N/A", "TRUE", "007", "1e5"]
)
def test_no_text_becomes_a_formula_or_a_number(text: str) -> None:
    book = load_workbook(BytesIO(XLSX.write(edited(text))))

    cell = place(book["concepts"], "liuwen", "question")

    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_the_workbook_helps_the_translator() -> None:
    book = load_workbook(BytesIO(XLSX.write(base_glossary())))

    assert book.sheetnames == ["concepts", "terms", "members", "sources", "lists"]
    assert book["lists"].sheet_state == "hidden"
    for name in book.sheetnames[:-1]:
        sheet = book[name]
        assert (sheet.freeze_panes, sheet.protection.sheet) == ("B2", True)
        assert sheet.auto_filter.ref.startswith("A1:")
        assert not sheet.protection.password
        assert sheet["A2"].protection.locked
        assert not sheet["C2"].protection.locked
        assert sheet["C2"].alignment.wrap_text
    lists = book["concepts"].data_validations.dataValidation
    offered = {str(choice.sqref)[0]: choice.formula1 for choice in lists}
    assert set(offered) == {"D", "E", "F", "G", "K"}
    assert offered["D"].startswith("lists!$")
    assert "proposed" in [cell.value for cell in book["lists"]["B"]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            put("concepts", "liuwen", "status", "aproved"),
            r"sheet concepts:\d+: “aproved” is no status",
        ),
        (
            put("sources", "liuwen", "rank", "top"),
            r"sheet sources:\d+: “top” is no rank",
        ),
        (put("terms", "liuwen", "role", "x"), r"sheet terms:\d+: “x” is no role"),
        (put("concepts", "liuwen", "en", None), r"lacks “en.preferred”"),
        (put("concepts", "liuwen", "en", "=1+1"), r"sheet concepts:\d+: .* formula"),
        (put("concepts", "liuwen", "id", "Liu Wen"), "is no id|No row of the sheet"),
        (put("members", "liuwen", "id", "nobody"), r"No row .* the id “nobody”"),
        (lambda book: book.remove(book["terms"]), "The sheet “terms” is missing"),
        (lambda book: book["terms"].delete_cols(4), "The column “text” is missing"),
        (
            put("concepts", "liuwen", "en", "six stabilities"),
            r"sheet terms:\d+: “six stabilities” is preferred and forbidden",
        ),
        (
            put("concepts", "liuwen", "pinyin", "liù"),
            r"sheet concepts:\d+: .*has 1 syllables",
        ),
        (
            put("concepts", "fazhan", "gloss_as", "bracket"),
            r"sheet concepts:\d+: A bracket .* needs a short text",
        ),
        (put("concepts", "id", "kind", "sort"), "“sort” is no column"),
    ],
)
def test_a_wrong_workbook_is_refused_by_sheet_and_row(
    change: Change, words: str
) -> None:
    with pytest.raises(GlossaryError, match=words):
        XLSX.read(changed(change), "t.xlsx", base_glossary())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"zh"', '"chinese"', "t.csv:1: “chinese” is no column"),
        ('"hash"\r', '"hash","hash"\r', "t.csv:1: A column stands there twice"),
        ('"approved"', '"aproved"', r"t.csv:\d+: “aproved” is no status"),
        ('"liuwen",', '"liuwen","x",', r"t.csv:\d+: The row has 27 cells"),
        ('\n"liuwen",', '\n"liubao",', "stands here twice"),
        ('"liuwen"', '"liuwen', r"t.csv:\d+: The file is no CSV"),
        (
            '"stability on the six fronts"',
            '"six stabilities"',
            r"t.csv:\d+: “six stabilities” is preferred and forbidden",
        ),
        ("六稳", "六\x07稳", r"t.csv:\d+: .*U\+0007"),
    ],
)
def test_a_wrong_csv_is_refused_by_line(old: str, new: str, words: str) -> None:
    text = CSV.write(base_glossary()).decode("utf-8-sig").replace(old, new, 1)

    with pytest.raises(GlossaryError, match=words):
        CSV.read(text.encode(), "t.csv", EMPTY)


def test_a_csv_that_is_not_utf8_is_refused_by_line() -> None:
    with pytest.raises(GlossaryError, match=r"t\.csv:2: The file is not UTF-8"):
        CSV.read("id\n六稳".encode("gb18030"), "t.csv", EMPTY)


def test_a_csv_with_semicolons_is_read() -> None:
    text = CSV.write(base_glossary()).decode("utf-8-sig").replace('","', '";"')

    assert CSV.read(text.encode(), "t.csv", EMPTY) == base_glossary()


def packed(name: str, content: bytes) -> bytes:
    out = BytesIO(XLSX.write(base_glossary()))
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"no workbook", "is no workbook"),
        (lambda: packed("xl/big.bin", bytes(70_000_000)), "swells up"),
        (lambda: packed("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "DOCTYPE"),
        (
            lambda: packed("xl/x.xml", "<!DOCTYPE a><a/>".encode("utf-16")),
            "DOCTYPE",
        ),
    ],
)
def test_a_dangerous_package_is_refused(data: Callable[[], bytes], words: str) -> None:
    with pytest.raises(GlossaryError, match=words):
        XLSX.read(data(), "t.xlsx", EMPTY)
