"""Each format holds a report without loss, and says what was changed in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.running import ROOT
from tests.unit.storage.bilingual.groups import (
    COMMENTS,
    FILLED,
    edited,
    group,
    sentence,
    texts,
)

from reportpub.errors import SourceError
from reportpub.model.document import Comment, Progress, State
from reportpub.model.outgoing import Outgoing, OutgoingText
from reportpub.model.returned import ReturnedFile
from reportpub.model.revision import NewComment, Revision
from reportpub.storage.bilingual import FORMATS, format_of
from reportpub.transforms.revise import revise
from reportpub.transforms.strays import bare_words

NAMES = {
    "xliff": "mini.xlf",
    "xliff12": "mini.xliff",
    "tmx": "mini.tmx",
    "xlsx": "mini.xlsx",
    "docx": "mini.docx",
    "moses": "mini",
}
every_format = pytest.mark.parametrize("name", FORMATS)
# One folder serves all examples; each writes its files anew.
ONE_FOLDER = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def sent(text: OutgoingText, name: str, folder: Path) -> ReturnedFile:
    """Write a report, and read it back."""
    for suffix, data in FORMATS[name].write(text).items():
        (folder / f"{NAMES[name]}{suffix}").write_bytes(data)
    path = folder / (f"{NAMES[name]}.en" if name == "moses" else NAMES[name])
    assert format_of(path) == name
    return FORMATS[name].read(path, path.name)


def held(ours: OutgoingText, theirs: OutgoingText, name: str, folder: Path) -> Revision:
    """Return what ``theirs`` changes where we have ``ours``."""
    is_word = name == "docx"
    groups = [
        replace(one, handle=replace(one.handle, state=None))
        if is_word
        else replace(one, notes=None)
        for one in ours.groups
    ]
    titles = {*map(bare_words, ours.titles)}
    return revise([groups], sent(theirs, name, folder), titles)


@every_format
@ONE_FOLDER
@given(text=texts())
def test_what_nobody_changed_changes_nothing(
    tmp_path: Path, name: str, text: OutgoingText
) -> None:
    assert held(text, text, name, tmp_path) == Revision()
    assert sent(text, name, tmp_path).publication == "mini"


@every_format
@ONE_FOLDER
@given(text=texts(), words=FILLED, comment=COMMENTS, data=st.data())
def test_what_was_changed_comes_back_word_for_word(
    tmp_path: Path,
    name: str,
    *,
    text: OutgoingText,
    words: str,
    comment: Comment,
    data: st.DataObject,
) -> None:
    place = data.draw(st.integers(0, len(text.groups) - 1))
    ours = text.groups[place]
    assume(words != ours.target_shown)
    assume(comment not in ours.target[0].progress.comments)

    revision = held(text, edited(text, place, words, comment), name, tmp_path)

    assert [(r.unit, r.before, r.after) for r in revision.rewordings] == [
        (ours.target[0].id, ours.target_shown, words)
    ]
    if name != "moses":
        assert revision.comments == (NewComment(ours.target[0].id, comment),)
    assert not revision.refusals
    assert not revision.leavings


@pytest.mark.parametrize(
    ("name", "schema"),
    [("xliff", "xliff-2.rng"), ("xliff12", "xliff-1.2.rng"), ("tmx", "tmx-1.4.rng")],
)
@settings(max_examples=20, deadline=None)
@given(text=texts())
def test_a_file_is_as_its_standard_asks(
    name: str, schema: str, text: OutgoingText
) -> None:
    rules = etree.RelaxNG(etree.parse(str(ROOT / "tests/schemas" / schema)))

    rules.assertValid(etree.fromstring(FORMATS[name].write(text)[""]))


@every_format
@given(text=texts())
@settings(max_examples=5, deadline=None)
def test_the_same_report_gives_the_same_bytes(name: str, text: OutgoingText) -> None:
    assert FORMATS[name].write(text) == FORMATS[name].write(text)


@pytest.mark.parametrize("name", ["xliff", "xliff12", "tmx", "xlsx"])
@ONE_FOLDER
@given(text=texts(), state=st.sampled_from(State))
def test_another_state_comes_back(
    tmp_path: Path, name: str, text: OutgoingText, state: State
) -> None:
    first, *others = text.groups
    assume(first.state is not state)

    theirs = replace(text, groups=(in_state(first, state), *others))

    (change,) = held(text, theirs, name, tmp_path).states
    assert (change.unit, change.before.state, change.after) == (
        first.target[0].id,
        first.state,
        state,
    )


def in_state(group: Outgoing, state: State) -> Outgoing:
    (en,) = group.target
    other = replace(en, progress=replace(en.progress, state=state))
    return replace(group, target=(other,))


@every_format
@ONE_FOLDER
@given(text=texts(), theirs=FILLED, ours=FILLED, data=st.data())
def test_what_changed_on_both_sides_is_refused(
    tmp_path: Path,
    name: str,
    *,
    text: OutgoingText,
    theirs: str,
    ours: str,
    data: st.DataObject,
) -> None:
    place = data.draw(st.integers(0, len(text.groups) - 1))
    base = text.groups[place]
    assume(len({theirs, ours, base.target_shown}) == 3)
    comment = Comment("Li Na", "2026-11-23", "why?")
    here = edited(text, place, ours, comment).groups[place]
    changed = (
        replace(base.handle, source="00000000"),
        replace(base.handle, target="00000000"),
    )
    now = replace(here, handle=data.draw(st.sampled_from(changed)))
    groups = (*text.groups[:place], now, *text.groups[place + 1 :])

    back = edited(text, place, theirs, comment)
    revision = held(replace(text, groups=groups), back, name, tmp_path)

    (refusal,) = revision.refusals
    assert refusal.group == base.id
    assert not revision.rewordings


@every_format
def test_a_file_cut_short_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (zh, en) = (sentence(i, "六稳", Progress(), ()) for i in ("s1", "e1"))
    text = OutgoingText("mini", ("六稳", "六稳"), (group(zh, en),))
    sent(text, name, tmp_path)
    path = tmp_path / (f"{NAMES[name]}.en" if name == "moses" else NAMES[name])
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"\xff" if name == "moses" else data[: len(data) // 2])

    with pytest.raises(SourceError) as refused:
        FORMATS[name].read(path, path.name)

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("name", ["xliff", "xliff12", "tmx"])
def test_entities_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / NAMES[name]
    path.write_text('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', encoding="utf-8")

    with pytest.raises(SourceError, match="has a DOCTYPE"):
        FORMATS[name].read(path, path.name)


@every_format
def test_a_file_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / (f"{NAMES[name]}.en" if name == "moses" else NAMES[name])

    with pytest.raises(SourceError, match="does not exist"):
        FORMATS[name].read(path, path.name)


def test_a_name_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="let it end in one of"):
        format_of(tmp_path / "mini.odt")
