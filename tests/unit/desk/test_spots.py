"""Figures and findings are laid over the words where they stand."""

from __future__ import annotations

from reportpub.desk.spots import Mark, Piece, laid_over


def shown(*pieces: Piece, place: int = 0, marks: tuple[Mark, ...]) -> list[str]:
    """Return the pieces as text: [found], {figure=tip}, <term>."""
    found = list[str]()
    for piece in laid_over(pieces, place, marks):
        text = piece.text
        if piece.is_figure:
            text = f"{{{text}={piece.tip}}}"
        if piece.concept:
            text = f"<{text}>"
        found.append(f"[{text}]" if piece.is_found else text)
    return found


def test_plain_words_are_parted_where_a_mark_begins_and_ends() -> None:
    marks = (Mark((2, 4), is_found=True),)

    assert shown(Piece("abcdef"), marks=marks) == ["ab", "[cd]", "ef"]


def test_marks_are_counted_from_the_beginning_of_the_pair() -> None:
    marks = (Mark((12, 14), is_found=True),)

    assert shown(Piece("abcdef"), place=10, marks=marks) == ["ab", "[cd]", "ef"]


def test_a_term_stays_whole_and_notes_are_no_words() -> None:
    pieces = Piece("abc", "x"), Piece("a note", is_note=True), Piece("def")
    marks = (Mark((1, 4), is_found=True),)

    assert shown(*pieces, marks=marks) == ["[<abc>]", "a note", "[d]", "ef"]


def test_a_figure_in_a_figure_is_one() -> None:
    marks = (Mark((0, 5), "13th"), Mark((1, 4), "13th"))

    assert shown(Piece("“十三五”"), marks=marks) == ["{“十三五”=13th}"]


def test_a_finding_in_a_figure_is_seen() -> None:
    marks = (Mark((0, 4), "40"), Mark((2, 4), is_found=True))

    assert shown(Piece("4000 tons"), marks=marks) == ["{40=40}", "[{00=40}]", " tons"]


def test_without_marks_nothing_changes() -> None:
    piece = Piece("abc")

    assert list(laid_over([piece], 0, ())) == [piece]
