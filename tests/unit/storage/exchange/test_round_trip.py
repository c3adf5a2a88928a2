"""What goes out comes back: every field a format holds, whatever it says."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.storage.exchange.entries import (
    EMPTY,
    LINE,
    base_glossary,
    glossaries,
    real_glossary,
)

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange import FORMATS
from reportpub.storage.exchange.draft import ALL_FIELDS, ROWS, TEXTS, draft_of
from reportpub.storage.exchange.joined import join, split

HOLD_ALL = [name for name in FORMATS if FORMATS[name].holds == ALL_FIELDS]
every_format = pytest.mark.parametrize("name", FORMATS)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def held(glossary: Glossary, name: str) -> dict[str, dict[str, object]]:
    """Return the fields of all entries that the format holds."""
    holds = FORMATS[name].holds
    found: dict[str, dict[str, object]] = {}
    for draft in map(draft_of, glossary):
        texts = {field: draft.texts[field] for field in TEXTS if field in holds}
        rows = {field: draft.rows[field] for field in ROWS if field in holds}
        found[draft.id] = {**texts, **rows}
    return found


def test_all_formats_but_omegat_hold_every_field() -> None:
    assert set(FORMATS) - set(HOLD_ALL) == {"omegat"}


@every_format
def test_the_real_glossary_comes_back_from_nothing(name: str) -> None:
    glossary = real_glossary()

    back = FORMATS[name].read(FORMATS[name].write(glossary), "file", EMPTY)

    assert held(back, name) == held(glossary, name)


@every_format
def test_the_real_glossary_comes_back_as_it_is(name: str) -> None:
    glossary = real_glossary()

    back = FORMATS[name].read(FORMATS[name].write(glossary), "file", glossary)

    assert back == glossary
    assert [c.location for c in back] == [c.location for c in glossary]


@every_format
def test_the_same_glossary_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].write(base_glossary()) == FORMATS[name].write(base_glossary())


@pytest.mark.parametrize("name", HOLD_ALL)
@given(data=st.data())
@patient
def test_any_entry_comes_back_from_nothing(name: str, data: st.DataObject) -> None:
    glossary = data.draw(glossaries())

    back = FORMATS[name].read(FORMATS[name].write(glossary), "file", EMPTY)

    assert back == glossary


@given(glossary=glossaries(term=LINE))
@patient
def test_any_entry_of_one_line_terms_comes_back_from_omegat(glossary: Glossary) -> None:
    omegat = FORMATS["omegat"]

    back = omegat.read(omegat.write(glossary), "file", EMPTY)

    assert held(back, "omegat") == held(glossary, "omegat")


@every_format
@given(data=st.data())
@patient
def test_any_entry_comes_back_as_it_is(name: str, data: st.DataObject) -> None:
    glossary = data.draw(glossaries())

    assert FORMATS[name].read(FORMATS[name].write(glossary), "f", glossary) == glossary


@every_format
def test_a_control_character_is_refused_with_its_entry(name: str) -> None:
    concept = base_glossary().concepts["liuwen"]
    spoilt = replace(concept, question="bell\x07")

    with pytest.raises(GlossaryError, match=r"liuwen.toml.*U\+0007"):
        FORMATS[name].write(Glossary({"liuwen": spoilt}))


@given(st.lists(st.text(max_size=6)))
def test_joined_values_can_be_told_apart(values: list[str]) -> None:
    assert split(join(values)) == tuple(values)


def test_joined_values_may_be_typed_loosely() -> None:
    assert split("one|two  |  three") == ("one", "two", "three")


@given(glossary=glossaries())
@patient
def test_no_cell_of_the_csv_is_a_formula(glossary: Glossary) -> None:
    text = FORMATS["csv"].write(glossary).decode("utf-8-sig")

    for row in csv.reader(StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(tuple("=+-@\t\r＝＋－＠"))


def test_the_csv_has_the_mark_excel_needs() -> None:
    assert FORMATS["csv"].write(base_glossary()).startswith(b"\xef\xbb\xbf")


def test_omegat_loads_three_columns() -> None:
    lines = FORMATS["omegat"].write(real_glossary()).decode().splitlines()

    assert lines[0].startswith("#")
    assert all(line.count("\t") == 2 for line in lines[1:])
    assert not any(line.startswith("#") for line in lines[1:])
