"""The text: Chinese beside English, sentence by sentence, and edits of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportpub.build import standings
from reportpub.desk.building import request_for
from reportpub.desk.previews import offered
from reportpub.desk.revision import parts_of, revised, translated
from reportpub.desk.rows import Memory, Row, row_with, rows_of, version_of_sentence
from reportpub.desk.saving import ConflictError
from reportpub.desk.visit import Page, Visit, failed
from reportpub.model.document import Comment, Sentence, State
from reportpub.model.user import Role
from reportpub.storage.changes import Changes
from reportpub.storage.tei_revise import join, relink, remark

Revision: TypeAlias = Callable[[str, Sentence], str]
"""Makes a TEI text into another, given one of its sentences as it is."""

# How many Chinese sentences before and after a group it may be linked to.
_AROUND = 3
# How many rows are kept as they were shown, some 2 kB each.
_MARKUPS = 5_000
# How far back is looked for what changed since a build.
_SAVES = 10_000


def place_of(report: str, unit: str) -> str:
    """Return what saves of a sentence are recorded under."""
    return f"sentence {report} {unit}"


def _text(visit: Visit) -> Response:
    report = visit.report()
    workspace = visit.desk.workspace
    texts, glossary = workspace.texts(report), workspace.terms().glossary
    study = workspace.study(report)
    state, only = visit.asked("state"), visit.asked("only")
    query = " ".join(visit.asked("q").split())
    changed = _saved_since_build(visit, report) if only == "changed" else frozenset()
    memory = visit.desk.memories.setdefault(report, Memory())
    rows = [
        row
        for row in rows_of(texts, study, glossary, memory)
        if (not state or row.state == state)
        and (only != "findings" or row.findings)
        and (only != "notes" or any(line.progress.comments for line in row.target))
        and (only != "changed" or any(line.id in changed for line in row.target))
        and row.says(query)
    ]
    return visit.render(
        "text.html.jinja",
        report=report,
        title="".join(s.text for s in texts.source.title),
        rows=[_markup(visit, report, row) for row in rows],
        first=rows[0].id if rows else "",
        editions=tuple(offered(visit.desk.project)),
        states=tuple(State),
        state=state,
        only=only,
        query=query,
        study=study,
    )


def _saved_since_build(visit: Visit, report: str) -> frozenset[str]:
    """Return the sentences that were saved at the desk since editions were made."""
    project = visit.desk.project
    found = standings(project, request_for(project, report))[report]
    made = max((s.stamp.modified for s in found if s.stamp), default=0) / 1e9
    beginning = place_of(report, "")
    return frozenset(
        save.place.removeprefix(beginning)
        for save in visit.desk.ledger.saves(limit=_SAVES)
        if save.place.startswith(beginning)
        and datetime.fromisoformat(save.at).timestamp() > made
    )


def _markup(visit: Visit, report: str, row: Row) -> Markup:
    """Return a row as it is shown; one that was shown before is not made again."""
    if not row.target:
        # It has a form, and that is sealed for this visit.
        page = visit.render("parts/row.html.jinja", report=report, row=row)
        return Markup(bytes(page.body).decode())  # noqa: S704 - a template made it
    may_edit = visit.may(Role.TRANSLATOR)
    root = str(visit.request.scope.get("root_path", ""))
    key = row, report, may_edit, visit.language, root
    known = visit.desk.markup.get(key)
    if known is None:
        page = visit.render("parts/row.html.jinja", report=report, row=row)
        known = Markup(bytes(page.body).decode())  # noqa: S704 - a template made it
        if len(visit.desk.markup) > _MARKUPS:
            visit.desk.markup.clear()
        visit.desk.markup[key] = known
    return known


def _row(visit: Visit) -> Response:
    report, row = _found(visit)
    if not visit.wants_fragment:
        return visit.go("text", report=report)
    return _shown(visit, report, row)


def _shown(visit: Visit, report: str, row: Row) -> Response:
    return visit.render("parts/row.html.jinja", report=report, row=row)


def _edit_page(visit: Visit) -> Response:
    return _form(visit, *_found(visit))


def _form(
    visit: Visit,
    report: str,
    row: Row,
    status: int = 200,
    *,
    mine: str | None = None,
    words: str = "",
) -> Response:
    """Return the form for one sentence; ``mine`` is what was typed and not saved."""
    unit = visit.named("unit")
    line = next((line for line in row.target if line.id == unit), None)
    if line is None:
        raise HTTPException(404)
    is_part = visit.wants_fragment
    return visit.render(
        "parts/row_form.html.jinja" if is_part else "row_form.html.jinja",
        status,
        report=report,
        row=row,
        line=line,
        version=version_of_sentence(_sentence(visit, report, unit)),
        mine=line.words if mine is None else mine,
        is_conflict=mine is not None,
        words=words,
        states=_states(visit),
        around=_around(visit, report, row),
        history=visit.desk.ledger.saves(place_of(report, unit), 5),
    )


def _states(visit: Visit) -> tuple[State, ...]:
    """Return the states this person may give a sentence."""
    if visit.may(Role.APPROVER):
        return tuple(State)
    return tuple(state for state in State if state is not State.FINAL)


def _around(visit: Visit, report: str, row: Row) -> tuple[Sentence, ...]:
    """Return the Chinese sentences near a row, and those of it."""
    sentences = tuple(visit.desk.workspace.texts(report).source.sentences())
    own = {line.id for line in row.source}
    places = [n for n, sentence in enumerate(sentences) if sentence.id in own]
    if not places:
        return ()
    return sentences[max(0, places[0] - _AROUND) : places[-1] + _AROUND + 1]


def _save(visit: Visit) -> Response:
    report, row = _found(visit)
    unit, state = visit.named("unit"), visit.sent("state")
    parts = parts_of(visit.sent("words"))
    if state not in _states(visit):
        return failed(visit, 422, visit._("Your role does not allow this state."))

    def change(text: str, sentence: Sentence) -> str:
        if sentence.text and not parts[0]:
            message = visit._(
                "A sentence cannot be empty; take its state back instead."
            )
            raise ConflictError(message)
        return revised(text, sentence, parts, State(state))

    try:
        _revise(visit, report, unit, "Edit", change)
    except _ChangedError:
        _, row = _found(visit)
        notice = visit._(
            "Somebody else changed this sentence in the meantime. Put together what "
            "is right, and save again."
        )
        return _form(visit, report, row, 409, mine=visit.sent("words"), words=notice)
    return _saved(visit, report)


def _join(visit: Visit) -> Response:
    report, _ = _found(visit)
    unit = visit.named("unit")

    def change(text: str, _: Sentence) -> str:
        try:
            return join(text, unit)
        except KeyError:
            message = visit._("No sentence follows this one in its paragraph.")
            raise ConflictError(message) from None

    _revise(visit, report, unit, "Join", change)
    return visit.go("text", report=report, done="saved")


def _translate(visit: Visit) -> Response:
    """Add English for a Chinese sentence that has none."""
    report, _ = _found(visit)
    unit, words = visit.named("unit"), " ".join(visit.sent("words").split())
    if not words:
        return failed(visit, 422, visit._("Write the English first."))
    path = _english(visit, report)

    def change() -> Changes:
        texts = visit.desk.workspace.texts(report)
        group = texts.alignment.by_source.get(unit)
        if group is None or group.target:
            raise ConflictError(visit._("Somebody else translated it; look again."))
        text = path.read_bytes().decode("utf-8")
        try:
            return {path: translated(text, texts, unit, words).encode()}
        except KeyError:
            message = visit._("Its paragraph has no English; add that in the file.")
            raise ConflictError(message) from None

    what = f"Translate the sentence {unit} of {report}"
    visit.desk.saving.save(visit.deed(what, place_of(report, unit)), change)
    return visit.go("text", report=report, done="saved")


def _comment(visit: Visit) -> Response:
    report, _ = _found(visit)
    unit, words = visit.named("unit"), " ".join(visit.sent("comment").split())
    if not words:
        return failed(visit, 422, visit._("Write the note first."))
    comment = Comment(visit.who, date.today().isoformat(), words)  # noqa: DTZ011 - the office's day

    def change(text: str, _: Sentence) -> str:
        return remark(text, unit, comment)

    _revise(visit, report, unit, "Note on", change, is_addition=True)
    return _saved(visit, report)


def _link(visit: Visit) -> Response:
    """Let an English sentence render other Chinese ones: groups split or merge."""
    report, row = _found(visit)
    unit = visit.named("unit")
    nearby = [sentence.id for sentence in _around(visit, report, row)]
    wanted = [i for i in nearby if i in visit.form.getlist("link")]
    if not wanted:
        words = visit._("Choose at least one Chinese sentence.")
        return failed(visit, 422, words)

    def change(text: str, _: Sentence) -> str:
        return relink(text, unit, [f"zh-Hans.xml#{name}" for name in wanted])

    _revise(visit, report, unit, "Regroup", change)
    return visit.go("text", report=report, done="saved")


class _ChangedError(ConflictError):
    """The sentence is not as it was when the edit began."""


def _revise(
    visit: Visit,
    report: str,
    unit: str,
    verb: str,
    change: Revision,
    *,
    is_addition: bool = False,
) -> None:
    """Save what ``change`` makes of the English, if the sentence is as it was seen.

    What only adds may be added to whatever is there.
    """
    path = _english(visit, report)

    def changes() -> Changes:
        present = _sentence(visit, report, unit)
        version = version_of_sentence(present)
        if not is_addition and version != visit.sent("version"):
            raise _ChangedError(visit._("Somebody else changed this sentence."))
        text = path.read_bytes().decode("utf-8")
        return {path: change(text, present).encode()}

    what = f"{verb} the sentence {unit} of {report}"
    visit.desk.saving.save(visit.deed(what, place_of(report, unit)), changes)


def _saved(visit: Visit, report: str) -> Response:
    if not visit.wants_fragment:
        return visit.go("text", report=report, done="saved")
    _, row = _found(visit)
    return _shown(visit, report, row)


def _found(visit: Visit) -> tuple[str, Row]:
    """Return the report and the row that the address names."""
    report = visit.report()
    workspace = visit.desk.workspace
    row = row_with(
        workspace.texts(report),
        workspace.study(report),
        workspace.terms().glossary,
        visit.named("unit"),
    )
    if row is None:
        raise HTTPException(404)
    return report, row


def _sentence(visit: Visit, report: str, unit: str) -> Sentence:
    for sentence in visit.desk.workspace.texts(report).target.sentences():
        if sentence.id == unit:
            return sentence
    raise HTTPException(404)


def _english(visit: Visit, report: str) -> Path:
    return visit.desk.project.source / report / "en.xml"


_ONE = "/text/{report}/{unit}"
PAGES = (
    Page("/text/{report}", "text", _text),
    Page(_ONE, "row", _row),
    Page(f"{_ONE}/edit", "edit-sentence", _edit_page, Role.TRANSLATOR),
    Page(f"{_ONE}/edit", "save-sentence", _save, Role.TRANSLATOR, "POST"),
    Page(f"{_ONE}/comment", "comment", _comment, Role.TRANSLATOR, "POST"),
    Page(f"{_ONE}/link", "link", _link, Role.TRANSLATOR, "POST"),
    Page(f"{_ONE}/translate", "translate", _translate, Role.TRANSLATOR, "POST"),
    Page(f"{_ONE}/join", "join", _join, Role.TRANSLATOR, "POST"),
)
