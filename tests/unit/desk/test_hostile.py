"""Input that is made to hurt: each is refused with a sentence, and nothing changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from tests.running import EN, snapshot
from tests.unit.desk.desks import FRAGMENT, Browser, form

from reportpub.storage.tei import read_document

E004, EDIT = "/text/mini/e004/edit", "/glossary/entry/liubao/edit"
CONTROL = ("\x00", "a\x0bb", "a\x1bb", "\ufffe", "a\u2028b", "\u202egnp.exe")


def send(browser: Browser, path: str, fields: Mapping[str, str]) -> int:
    whole = {**form(browser.get(path).text, path), **fields}
    return browser.client.post(path, data=whole).status_code


def is_sound(browser: Browser) -> bool:
    """Whether every file can be read, and every page be opened."""
    read_document(browser.root / EN, EN)
    pages = ("/", "/glossary", "/text/mini", "/findings/mini", "/history")
    return all(browser.get(page).status_code == 200 for page in pages)


@pytest.mark.parametrize("words", CONTROL, ids=ascii)
def test_signs_that_xml_cannot_hold_break_no_text(browser: Browser, words: str) -> None:
    status = send(browser, E004, {"words": f"Words {words} words."})

    assert status in {200, 400, 422}
    assert is_sound(browser)


@pytest.mark.parametrize("words", CONTROL, ids=ascii)
@pytest.mark.parametrize("field", ["en.preferred", "question", "sources", "members"])
def test_signs_that_toml_cannot_hold_break_no_entry(
    browser: Browser, field: str, words: str
) -> None:
    page = browser.client.post(
        EDIT, data={**form(browser.get(EDIT).text, EDIT), field: f"house | a{words}"}
    )
    if page.status_code == 200:
        page = browser.client.post(EDIT, data={**form(page.text, EDIT), "save": "1"})

    assert page.status_code in {200, 400, 422}
    assert is_sound(browser)


@pytest.mark.parametrize("words", CONTROL, ids=ascii)
def test_signs_in_a_note_break_no_text(browser: Browser, words: str) -> None:
    fields = form(browser.get(E004).text, "/text/mini/e004/comment")

    response = browser.client.post(
        "/text/mini/e004/comment", data={**fields, "comment": f"a{words}"}
    )

    assert response.status_code in {200, 400, 422}
    assert is_sound(browser)


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe=1&words=%ff%fe",
        b"words=" + b"%" * 1000,
        b"&".join(b"x%d=1" % n for n in range(5000)),
        b"",
        b"seal=" + b"\x00" * 100,
    ],
    ids=["bytes", "percent", "many", "nothing", "null"],
)
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_a_form_that_is_none_is_refused(
    browser: Browser, body: bytes, kind: str
) -> None:
    before = snapshot(browser.root / "source")

    response = browser.client.post(E004, content=body, headers={"content-type": kind})

    assert 400 <= response.status_code < 500
    assert snapshot(browser.root / "source") == before


@pytest.mark.parametrize(
    "path",
    [
        "/text/mini/%00",
        "/text/%2e%2e/e004",
        "/text/mini/..%5c..%5cen",
        f"/glossary/entry/{'a' * 5000}",
        "/glossary/entry/%ff%fe",
        "/glossary/entry/liubao%00.toml",
        "/download/mini/..%5c..%5cpyproject.toml",
        "/download/%2e%2e/users.toml",
        "/static/%2e%2e/%2e%2e/app.py",
        "/history/9999999999999999999999",
        "/history/٣",
        "/history/-1",
        "/glossary?from=999999999999999999999999",
        "/glossary?from=٣",
        "/glossary?q=" + "六" * 3000,
        "/glossary?q=%00&kind=%27%20OR%201",
        "/text/mini?state=%00&only=../",
        "/findings/mini?by=%00",
    ],
)
@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "part"])
def test_an_address_leads_nowhere_else(
    browser: Browser, path: str, headers: dict[str, str]
) -> None:
    response = browser.client.get(path, headers=headers)

    assert response.status_code in {200, 404}
    assert "root:" not in response.text
    assert "[project]" not in response.text


LAUGHS = (
    b'<!DOCTYPE tbx [<!ENTITY a "haha">'
    + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">'
        % ((98 + n,) + (97 + n,) * 10)
        for n in range(9)
    )
    + b"]><tbx>&j;</tbx>"
)
DEEP = b"<tbx>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</tbx>"


def workbook(browser: Browser, name: str, change: bytes) -> bytes:
    """Return the glossary as a workbook with one of its files in another form."""
    data = browser.get("/glossary/download/xlsx").content
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, change if one == name else old.read(one))
        new.writestr("../../../evil.txt", b"evil")
    return out.getvalue()


ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    b"</sheetData></worksheet>"
)
WIDE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">'
    b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    b"</worksheet>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.tbx", LAUGHS), ("a.tbx", DEEP), ("a.csv", b"\x00" * 10_000), ("a.csv", b'"')],
    ids=["laughs", "deep", "nulls", "quote"],
)
def test_a_file_made_to_hurt_is_refused(
    browser: Browser, name: str, data: bytes
) -> None:
    assert upload(browser, name, data)[0] == 422


@pytest.mark.parametrize("sheet", [ENTITY, WIDE, b"<worksheet", b""])
def test_a_workbook_made_to_hurt_is_refused(browser: Browser, sheet: bytes) -> None:
    data = workbook(browser, "xl/worksheets/sheet1.xml", sheet)

    status, page = upload(browser, "a.xlsx", data)

    assert status == 422
    assert "root:" not in page


def upload(browser: Browser, name: str, data: bytes) -> tuple[int, str]:
    before = snapshot(browser.root / "glossary")
    fields = form(browser.get("/glossary/exchange").text, "/glossary/upload")
    response = browser.client.post(
        "/glossary/upload", data={"seal": fields["seal"]}, files={"file": (name, data)}
    )
    assert snapshot(browser.root / "glossary") == before
    assert not list(browser.root.rglob("evil.txt"))
    return response.status_code, response.text


def test_a_term_that_looks_like_a_formula_is_none_in_a_workbook(
    browser: Browser,
) -> None:
    evil = '=HYPERLINK("http://evil.example","x")'
    page = browser.send(EDIT, {"question": evil})
    browser.client.post(EDIT, data={**form(page.text, EDIT), "save": "1"})

    data = browser.get("/glossary/download/xlsx").content
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [package.read(n) for n in package.namelist() if "worksheets/" in n]

    assert not any(b"<f>HYPERLINK" in sheet for sheet in sheets)
