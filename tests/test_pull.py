"""What colleagues change in a bilingual Word file comes home, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import LayOut
from tests.running import EN, ZH, amend, reportpub, snapshot
from tests.word_editing import WordFile

from reportpub.model.document import Comment, Sentence
from reportpub.model.returned import Hand
from reportpub.model.revision import Revision
from reportpub.project import find_project
from reportpub.revisions.incoming import compare, take_over
from reportpub.storage.tei import read_document

FILE = "dist/mini/mini.zh-en.docx"
LI, WANG = Hand("Li Na", "2026-11-20"), Hand("Wang", "2026-11-21")
NOBODY = Hand("", "2026-11-23")


@pytest.fixture
def word(published: Path) -> WordFile:
    return WordFile((published / FILE).read_bytes())


def pulled(project: Path, word: WordFile, *, write: bool = True) -> Revision:
    """Bring a file back; return what it changed."""
    (project / FILE).write_bytes(word.saved())
    found = find_project(project)
    incoming = compare(found, project / FILE)
    if write:
        take_over(found, incoming, NOBODY)
    return incoming.revision


def english(project: Path) -> dict[str, Sentence]:
    return {s.id: s for s in read_document(project / EN, EN).sentences()}


def test_a_file_nobody_changed_changes_nothing(published: Path, word: WordFile) -> None:
    before = snapshot(published / "source")

    assert pulled(published, word) == Revision()
    assert snapshot(published / "source") == before


def test_numbers_of_sentences_are_none_of_their_words(lay_out: LayOut) -> None:
    project = lay_out()
    settings = '[tool.reportpub]\nlayout = "columns"\nnumbers = true\n'
    (project / "pyproject.toml").write_text(settings, encoding="utf-8")
    assert reportpub("build", "--format", "docx", cwd=project).status == 0
    word = WordFile((project / FILE).read_bytes())

    assert pulled(project, word) == Revision()


def test_a_changed_word_comes_home_and_no_other_byte_changes(
    published: Path, word: WordFile
) -> None:
    before = (published / EN).read_text(encoding="utf-8")
    word.saved_by("Li Na", "2026-11-20")
    word.amend("s013", "on time", "early")

    revision = pulled(published, word)

    assert [(r.unit, r.hands) for r in revision.rewordings] == [("e013", (LI,))]
    after = (published / EN).read_text(encoding="utf-8")
    start, change, end = after.partition(
        "  <revisionDesc>\n"
        '   <change when="2026-11-20" who="Li Na">'
        "Reworded in mini.zh-en.docx: e013</change>\n"
        "  </revisionDesc>\n"
    )
    assert change
    assert start + end == before.replace(
        "complete projects on time", "complete projects early"
    )


def test_headings_and_the_title_come_home_too(published: Path, word: WordFile) -> None:
    word.amend("s001", "of Sample City", "of Sample")
    word.amend("s009", "Major Tasks", "Tasks")
    word.amend("s012", "Effective", "Good")

    pulled(published, word)

    texts = english(published)
    assert texts["e001"].text == "Report on the Work of the Government of Sample"
    assert texts["e009"].text == "Tasks for 2021"
    assert texts["e012"].text == "Expanding Good Investment"


def test_tracked_changes_are_accepted_and_their_hands_recorded(
    published: Path, word: WordFile
) -> None:
    word.track("s004", "steady progress.", "good progress.", *_(LI))
    word.track("s008", "special ", "", *_(WANG))
    word.track("s014", "", "strive together!| Onward!", *_(WANG))

    revision = pulled(published, word)

    assert {r.unit: r.hands for r in revision.rewordings} == {
        "e004": (LI,),
        "e008": (WANG,),
        "e014": (WANG,),
    }
    texts = english(published)
    assert texts["e004"].text == "Handan’s economy made good progress."
    assert texts["e005"].text == "High-quality development took solid strides."
    assert texts["e008"].text.endswith("developed local industries.")
    assert texts["e014"].text == "Fellow deputies, let us strive together! Onward!"
    changes = (published / EN).read_text(encoding="utf-8")
    assert 'who="Li Na">Reworded in mini.zh-en.docx: e004<' in changes
    assert 'who="Wang">Reworded in mini.zh-en.docx: e008, e014<' in changes


def test_changes_that_were_not_tracked_are_told_from_those_that_were(
    published: Path, word: WordFile
) -> None:
    word.saved_by("Wang", "2026-11-21")
    word.track("s004", "steady progress.", "good progress.", *_(LI))
    word.amend("s004", "took solid strides", "strode on")

    revision = pulled(published, word, write=False)

    assert {r.hands for r in revision.rewordings} == {(LI, WANG)}


def test_a_comment_is_kept_with_its_author_and_day(
    published: Path, word: WordFile
) -> None:
    word.comment("s004", "Is this <right> & proper?", *_(LI))

    pulled(published, word)

    texts = english(published)
    comment = Comment("Li Na", "2026-11-20", "Is this <right> & proper?")
    assert texts["e005"].progress.comments == (comment,)
    # Once it is there it does not come again.
    assert pulled(published, word) == Revision()


def test_a_note_stays_where_it_was(published: Path, word: WordFile) -> None:
    word.amend("s003", "We worked", "We went on working")
    word.amend("s003", " and ", " as well as ")

    revision = pulled(published, word)

    sentence = english(published)["e003"]
    assert sentence.text.startswith("We went on working to ensure stability")
    assert "six fronts<note" in (published / EN).read_text(encoding="utf-8")
    assert not revision.leavings


def test_a_new_note_becomes_a_comment(published: Path, word: WordFile) -> None:
    notes = word.parts["word/footnotes.xml"].decode()
    word.parts["word/footnotes.xml"] = notes.replace("expectations.", "hopes.").encode()
    word.saved_by("Li Na", "2026-11-20")

    revision = pulled(published, word)

    (comment,) = english(published)["e003"].progress.comments
    assert comment.value.startswith("Note: The six fronts are employment")
    assert comment.value.endswith("hopes.")
    assert len(revision.leavings) == 2


def test_a_row_whose_chinese_changed_since_is_refused(
    published: Path, word: WordFile
) -> None:
    amend(published / ZH, "项目按期竣工", "项目提前竣工")
    amend(published / ZH, "对接长三角", "融入长三角")
    before = snapshot(published / "source")
    word.amend("s013", "on time", "early")

    revision = pulled(published, word)

    (refusal,) = revision.refusals
    assert str(refusal).startswith(f"{EN}:")
    assert "s013: The Chinese was changed since" in str(refusal)
    assert revision.is_empty
    assert snapshot(published / "source") == before


def test_a_row_whose_english_changed_here_since_is_refused(
    published: Path, word: WordFile
) -> None:
    amend(published / EN, "complete projects on time", "finish projects on time")
    word.amend("s013", "on time", "early")
    word.amend("s014", "Fellow", "Dear")

    revision = pulled(published, word, write=False)

    assert [r.group for r in revision.refusals] == ["s013"]
    assert [r.unit for r in revision.rewordings] == ["e014"]


def test_what_was_changed_alike_on_both_sides_is_no_change(
    published: Path, word: WordFile
) -> None:
    amend(published / EN, "complete projects on time", "complete projects early")
    word.amend("s013", "on time", "early")

    assert pulled(published, word) == Revision()


def test_what_stands_outside_rows_is_said(published: Path, word: WordFile) -> None:
    outside = next(t for t in word.tree.iter("{*}t") if t.text == "February 1, 2021")
    outside.text = "February 2, 2021"

    revision = pulled(published, word)

    (leaving,) = revision.leavings
    assert "Of no row that went out" in leaving.message
    assert "February 2, 2021" in leaving.message


def test_rows_taken_out_and_moved_are_said_and_the_text_keeps_them(
    published: Path, word: WordFile
) -> None:
    before = snapshot(published / "source")
    word.take_out("s013")
    word.move("s003", "s006")

    revision = pulled(published, word)

    said = [leaving.message for leaving in revision.leavings]
    assert said == [
        "Not in the file, and left as they are: s013.",
        "Moved in the file, and left where they are: s003.",
    ]
    assert snapshot(published / "source") == before


def test_a_row_that_stands_twice_must_say_the_same(
    published: Path, word: WordFile
) -> None:
    word.copy("s013")
    assert "more than once" in pulled(published, word).leavings[0].message

    word.amend("s013", "on time", "early")
    revision = pulled(published, word)

    (refusal,) = revision.refusals
    assert "more than once" in refusal.message
    assert revision.is_empty


def test_changed_chinese_is_said_and_not_taken(published: Path, word: WordFile) -> None:
    word.amend("s013", "按期", "提前", column=0)
    word.amend("s013", "on time", "early")

    revision = pulled(published, word)

    assert "it is the adopted text" in revision.leavings[0].message
    assert english(published)["e013"].text.endswith("early.")
    assert "按期" in (published / ZH).read_text(encoding="utf-8")


def test_two_sentences_made_one_are_refused_with_a_way_out(
    published: Path, word: WordFile
) -> None:
    word.retype("s004", "Economy and development both made progress.")

    revision = pulled(published, word)

    (refusal,) = revision.refusals
    assert "2 sentences" in refusal.message
    assert "both made progress" in refusal.message
    assert "Keep the number of sentences" in refusal.hint


def test_rows_are_found_by_their_bookmarks_where_controls_are_lost(
    published: Path, word: WordFile
) -> None:
    word.amend("s013", "on time", "early")
    word.free()

    assert [r.unit for r in pulled(published, word).rewordings] == ["e013"]


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_every_layout_comes_home(lay_out: LayOut, layout: str) -> None:
    project = lay_out()
    (project / "pyproject.toml").write_text(f'[tool.reportpub]\nlayout = "{layout}"\n')
    built = reportpub("build", "--edition", "zh-en", "--format", "docx", cwd=project)
    assert built.status == 0, built.err
    word = WordFile((project / FILE).read_bytes())
    word.amend("s003", "’s economy made steady progress.", "’s economy grew.")
    word.amend("s006", "special local", "local")

    revision = pulled(project, word)

    assert [r.unit for r in revision.rewordings] == ["e004", "e008"]
    assert not revision.leavings
    assert english(project)["e004"].text == "Handan’s economy grew."


@pytest.mark.parametrize(
    ("name", "languages"),
    [("zh-Hant-en", '["zh-Hant", "en"]'), ("study", '["zh-Hans", "en"]')],
)
def test_every_edition_of_two_languages_comes_home(
    lay_out: LayOut, name: str, languages: str
) -> None:
    project = lay_out()
    (project / "pyproject.toml").write_text(
        f'[[tool.reportpub.editions]]\nname = "{name}"\nlanguages = {languages}\n'
        'layout = "columns"\nnumbers = true\nformats = ["docx"]\n',
        encoding="utf-8",
    )
    built = reportpub("build", "--edition", name, cwd=project)
    assert built.status == 0, built.err
    file = project / f"dist/mini/mini.{name}.docx"
    word = WordFile(file.read_bytes())
    assert "SentenceNumber" in word.parts["word/document.xml"].decode()
    text = next(t for t in word.tree.iter("{*}t") if "lock nuts" in (t.text or ""))
    text.text = text.text.replace("lock nuts", "nuts")
    file.write_bytes(word.saved())

    revision = compare(find_project(project), file).revision

    (rewording,) = revision.rewordings
    assert (rewording.unit, rewording.after) == (
        "e007",
        "Exports of nuts grew as the layout of industry was restructured.",
    )
    assert not revision.leavings
    assert not revision.refusals


def test_a_bracket_that_explains_a_term_is_no_edit(lay_out: LayOut) -> None:
    project = lay_out()
    entry = project / "glossary/economy/liuwen.toml"
    amend(entry, "[en]\n", '[en]\ngloss_as = "bracket"\n')
    built = reportpub("build", "--edition", "zh-en", "--format", "docx", cwd=project)
    assert built.status == 0, built.err
    word = WordFile((project / FILE).read_bytes())
    assert " (employment" in "".join(word.cell("s003").itertext())
    word.amend("s003", "We worked", "We went on")

    pulled(project, word)

    assert english(project)["e003"].text == (
        "We went on to ensure stability on the six fronts and security in the six "
        "areas."
    )


def _(hand: Hand) -> tuple[str, str]:
    return hand.name, hand.date
