"""Groups to send out and back: any texts, states and comments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from reportpub.diagnostics import Location
from reportpub.model.document import (
    Comment,
    Inline,
    Note,
    Progress,
    Sentence,
    State,
    Text,
)
from reportpub.model.handle import handle_of
from reportpub.model.outgoing import Outgoing, OutgoingText, Printed
from reportpub.transforms.apportion import plain_words

# What XML can hold, and what formats stumble over.
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"
)
NASTY = st.sampled_from(
    [
        "<b>&amp;</b>",
        "=1+1",
        "_x000D_",
        "'a",
        '"',
        "]]>",
        "[a] b",
        "六稳",
        "a | b",
        "\u2028",
    ]
)
WORDS = st.lists(st.text(CHARACTERS, max_size=8) | NASTY, max_size=4).map(
    lambda words: plain_words(" ".join(words))
)
FILLED = WORDS.filter(bool)
COMMENTS = st.builds(
    Comment,
    FILLED.filter(lambda words: "]" not in words),
    st.dates().map(str),
    FILLED,
)


def sentence(
    identifier: str, words: str, progress: Progress, notes: tuple[str, ...]
) -> Sentence:
    said: tuple[Inline, ...] = (Text(words),) if words else ()
    content = (*said, *(Note("translator", note) for note in notes))
    return Sentence(identifier, content, (), Location("en.xml", 1), progress=progress)


@st.composite
def groups(draw: st.DrawFn, number: int) -> Outgoing:
    """Draw a group of one sentence a side; its English may be missing."""
    progress = Progress(
        state=draw(st.sampled_from(State)),
        comments=tuple(draw(st.lists(COMMENTS, max_size=2, unique=True))),
    )
    notes = tuple(draw(st.lists(FILLED, max_size=1)))
    zh = sentence(f"s{number}", draw(FILLED), Progress(), ())
    return group(zh, sentence(f"e{number}", draw(WORDS), progress, notes))


def group(zh: Sentence, en: Sentence) -> Outgoing:
    found = Outgoing(
        handle_of(zh.id, zh.text, en.text),
        (zh,),
        (en,),
        zh.text,
        en.text,
        (Printed(en.text, en.text),),
        tuple(i.value for i in en.content if isinstance(i, Note)),
    )
    return replace(found, handle=replace(found.handle, state=found.state))


@st.composite
def texts(draw: st.DrawFn) -> OutgoingText:
    """Draw a report of a few groups."""
    count = draw(st.integers(1, 4))
    several = tuple(draw(groups(number)) for number in range(count))
    return OutgoingText("mini", (draw(FILLED), draw(FILLED)), several)


def edited(
    text: OutgoingText, place: int, words: str, comment: Comment
) -> OutgoingText:
    """Return ``text`` as a colleague would leave it: other words, one comment more."""
    ours = text.groups[place]
    (en,) = ours.target
    notes = tuple(i for i in en.content if isinstance(i, Note))
    progress = replace(en.progress, comments=(*en.progress.comments, comment))
    other = replace(en, content=(Text(words), *notes), progress=progress)
    theirs = replace(ours, target=(other,), target_shown=words)
    several = (*text.groups[:place], theirs, *text.groups[place + 1 :])
    return replace(text, groups=several)
