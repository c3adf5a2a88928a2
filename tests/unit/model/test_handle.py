"""By what a group is found again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.model.handle import Handle, handle_of, read_handle

IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_\-]{0,30}", fullmatch=True)


@given(IDS, st.text(), st.text())
def test_every_form_of_a_handle_is_read_back(
    identifier: str, source: str, target: str
) -> None:
    handle = handle_of(identifier, source, target)

    for form in filter(None, (str(handle), handle.name, handle.bookmark)):
        assert read_handle(form) == handle


@given(IDS)
def test_word_takes_the_bookmark(identifier: str) -> None:
    name = handle_of(identifier, "六稳", "six fronts").bookmark

    assert len(name) <= 40
    assert re.fullmatch(r"\w*", name, re.ASCII)


def test_an_id_too_long_for_word_has_no_bookmark() -> None:
    assert handle_of("s" * 18, "", "").bookmark == ""


@pytest.mark.parametrize("text", ["", "s041", "s041 3f2a1b9c", "_Toc00000001", "a b c"])
def test_what_is_no_handle_is_none(text: str) -> None:
    assert read_handle(text) is None


def test_the_digests_tell_which_side_was_changed() -> None:
    handle = handle_of("s1", "六稳", "six fronts")
    other = handle_of("s1", "六稳", "the six fronts")

    assert (handle.id, handle.source) == (other.id, other.source)
    assert handle.target != other.target
    assert Handle("s1", handle.source, other.target) == other
