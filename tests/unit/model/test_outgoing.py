"""What goes out with a text: its state, its notes and comments in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportpub.diagnostics import Location
from reportpub.model.document import Comment, Note, Progress, Sentence, State, Text
from reportpub.model.handle import handle_of
from reportpub.model.outgoing import Outgoing, comment_line, read_comment, state_of

NOTHING_SAID = Progress()


def sentence(words: str, progress: Progress = NOTHING_SAID) -> Sentence:
    content = (Text(words), Note("translator", "A note."))
    return Sentence("e1", content, (), Location("en.xml", 1), progress=progress)


def group(*sentences: Sentence) -> Outgoing:
    return Outgoing(handle_of("s1", "", ""), (), sentences, "", "", ())


def test_words_of_which_nothing_is_said_are_translated() -> None:
    assert state_of(sentence("Done.")) is State.TRANSLATED
    assert state_of(sentence(" ")) is State.INITIAL
    assert state_of(sentence("", Progress(State.FINAL))) is State.FINAL


def test_a_group_has_come_as_far_as_its_last_sentence() -> None:
    final, reviewed = Progress(State.FINAL), Progress(State.REVIEWED)

    assert group(sentence("a", final), sentence("b", reviewed)).state is State.REVIEWED
    assert group(sentence("a", final), sentence("")).state is State.INITIAL
    assert group().state is State.INITIAL


def test_notes_and_comments_are_a_line_each() -> None:
    comment = Comment("Li Na", "2026-11-23", "Which?")

    lines = group(sentence("a", Progress(comments=(comment,)))).remarks

    assert lines == ("Note: A note.", "[Li Na 2026-11-23] Which?")


def test_a_line_a_person_wrote_is_a_comment_without_author() -> None:
    assert read_comment("Which\n one?") == Comment("", "", "Which one?")
    assert read_comment("[sic] one") == Comment("", "", "[sic] one")
    assert read_comment("[2026-11-23] one") == Comment("", "2026-11-23", "one")


@given(st.text("[] aLi-0123"), st.sampled_from(("", "2026-11-23")), st.text("[] ab1"))
def test_a_line_that_was_read_is_written_alike(
    author: str, date: str, value: str
) -> None:
    line = " ".join(comment_line(Comment(author, date, value)).split())

    assert comment_line(read_comment(line)) == line
