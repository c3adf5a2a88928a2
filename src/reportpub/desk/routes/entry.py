"""One entry: its page, edits with what they change, and decisions on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportpub.curation.entries import added_texts, merged_texts
from reportpub.curation.files import changed_texts
from reportpub.curation.impact import Impact, impact_of
from reportpub.desk.entry_form import BLANK, FIELDS, shown, typed
from reportpub.desk.occurrences import occurrences
from reportpub.desk.routes.glossary import subject_of
from reportpub.desk.saving import ConflictError, version_of
from reportpub.desk.visit import Page, Visit, failed
from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    Concept,
    Confidence,
    Glossary,
    GlossForm,
    Kind,
    Status,
)
from reportpub.model.user import Role
from reportpub.storage.changes import Changes
from reportpub.transforms.curate import merge, retire
from reportpub.transforms.glossary_diff import changes


def place_of(identifier: str) -> str:
    """Return what saves of an entry are recorded under."""
    return f"entry {identifier}"


def _entry(visit: Visit) -> Response:
    concept = _concept(visit)
    reports = visit.desk.project.reports()
    found = tuple(occurrences(visit.desk.workspace, reports, concept))
    glossary = visit.desk.workspace.terms().glossary
    return visit.render(
        "entry.html.jinja",
        concept=concept,
        related=[glossary.concepts[i] for i in concept.see_also],
        subject=subject_of(concept),
        occurrences=found,
        version=_version(visit, concept),
        history=visit.desk.ledger.saves(place_of(concept.id), 20),
        Status=Status,
    )


def _edit_page(visit: Visit) -> Response:
    concept = _concept(visit)
    return _form(visit, concept, shown(concept), _version(visit, concept))


def _new_page(visit: Visit) -> Response:
    values = {**shown(BLANK), "zh.preferred": visit.asked("zh")}
    return _form(visit, BLANK, values, "")


def _form(
    visit: Visit,
    concept: Concept,
    values: Mapping[str, str],
    version: str,
    status: int = 200,
    *,
    words: str = "",
    theirs: Mapping[str, str] | None = None,
) -> Response:
    """Return the form; ``theirs`` is what somebody else saved in the meantime."""
    glossary = visit.desk.workspace.terms().glossary
    return visit.render(
        "entry_form.html.jinja",
        status,
        concept=concept,
        values=values,
        theirs=theirs or {},
        version=version,
        words=words,
        folder=visit.sent("folder"),
        subjects=sorted({subject_of(c) for c in glossary} - {""}),
        kinds=tuple(Kind),
        confidences=("", *Confidence),
        gloss_forms=("", *GlossForm),
    )


def _review(visit: Visit) -> Response:
    """Show what the edit changes; or save it, once that was seen."""
    before = _concept(visit) if "id" in visit.request.path_params else None
    sent = {field.name: visit.sent(field.name) for field in FIELDS}
    version = _version(visit, before) if before else ""
    base = before or BLANK
    if visit.sent("version") != version:
        words = visit._(
            "Somebody else saved this entry in the meantime. Their words stand below "
            "yours: put together what is right, and go on."
        )
        assert before is not None  # a new entry has no version
        return _form(
            visit, before, sent, version, 409, words=words, theirs=shown(before)
        )
    try:
        after = _decided(visit, typed(base, sent.__getitem__))
        texts, after = _edited(visit, before, after)
        glossary = visit.desk.workspace.glossary_with(_encoded(texts))
    except GlossaryError as error:
        return _form(visit, base, sent, version, 422, words=str(error))
    if visit.sent("save") and visit.sent("seen"):
        return _saved(visit, before, after)
    touched = tuple(_touched(visit, glossary, before, after))
    old = Glossary({before.id: before} if before else {})
    return visit.render(
        "entry_review.html.jinja",
        concept=after,
        before=before,
        changes=changes(old, Glossary({after.id: after})),
        touched=touched,
        open_count=sum(not one.has_rendering for one in touched),
        values=sent,
        version=version,
        folder=visit.sent("folder"),
    )


def _decided(visit: Visit, concept: Concept) -> Concept:
    """Return ``concept`` with the status this person may give it."""
    if not visit.may(Role.APPROVER):
        return replace(concept, status=Status.PROPOSED)
    return concept


def _edited(
    visit: Visit, before: Concept | None, after: Concept
) -> tuple[Mapping[Path, str | None], Concept]:
    project = visit.desk.project
    glossary = visit.desk.workspace.terms().glossary
    if before is None:
        added, texts = added_texts(project, glossary, after, visit.sent("folder"))
        return texts, added
    changed = Glossary({**glossary.concepts, after.id: after})
    return changed_texts(project, glossary, changed), after


def _saved(visit: Visit, before: Concept | None, after: Concept) -> Response:
    def change() -> Changes:
        visit.desk.workspace.fresh_terms()
        if before is not None:
            _refuse_changed(visit, before)
        texts, _ = _edited(visit, before, after)
        return _encoded(texts)

    words = "Edit" if before else "Add"
    what = f"{words} the entry {after.id} ({after.zh.preferred})"
    visit.desk.saving.save(visit.deed(what, place_of(after.id)), change)
    return visit.go("entry", id=after.id, done="saved")


def _refuse_changed(visit: Visit, concept: Concept) -> None:
    if _version(visit, concept) != visit.sent("version"):
        message = visit._(
            "Somebody else saved this entry in the meantime. Look at it again."
        )
        raise ConflictError(message)


def _touched(
    visit: Visit, glossary: Glossary, before: Concept | None, after: Concept
) -> Iterator[Impact]:
    texts = visit.desk.workspace.all_texts()
    return impact_of(texts, glossary, before, after)


def _approve(visit: Visit) -> Response:
    concept = _concept(visit)
    after = replace(concept, status=Status.APPROVED, question="")
    return _set(visit, concept, after, "Approve")


def _reject(visit: Visit) -> Response:
    concept = _concept(visit)
    reason = " ".join(visit.sent("reason").split())
    if not reason:
        return failed(visit, 422, visit._("Give a reason."))
    question = f"Rejected by {visit.who}: {reason}"
    after = replace(concept, status=Status.SUPERSEDED, question=question)
    return _set(visit, concept, after, "Reject")


def _retire(visit: Visit) -> Response:
    concept, by = _concept(visit), visit.sent("by").strip()
    glossary = visit.desk.workspace.terms().glossary
    return _set(visit, concept, retire(glossary, concept.id, by).concepts[concept.id],
                "Retire")  # fmt: skip


def _set(visit: Visit, before: Concept, after: Concept, verb: str) -> Response:
    def change() -> Changes:
        visit.desk.workspace.fresh_terms()
        _refuse_changed(visit, before)
        texts, _ = _edited(visit, before, after)
        return _encoded(texts)

    what = f"{verb} the entry {after.id} ({after.zh.preferred})"
    visit.desk.saving.save(visit.deed(what, place_of(after.id)), change)
    return visit.go("entry", id=after.id, done="saved")


def _merge(visit: Visit) -> Response:
    """Show what a merger changes; or make it, once that was seen."""
    concept, into = _concept(visit), visit.sent("into").strip()
    workspace, project = visit.desk.workspace, visit.desk.project
    glossary = workspace.terms().glossary
    merged = merge(glossary, concept.id, into)
    if not visit.sent("seen"):
        kept = glossary.concepts[into]
        found = changes(Glossary({into: kept}), Glossary({into: merged.concepts[into]}))
        texts = workspace.all_texts()
        touched = tuple(impact_of(texts, merged, concept, merged.concepts[into]))
        return visit.render(
            "merge_review.html.jinja",
            concept=concept,
            into=kept,
            changes=found,
            touched=touched,
            open_count=sum(not one.has_rendering for one in touched),
            version=_version(visit, concept),
        )

    def change() -> Changes:
        _refuse_changed(visit, concept)
        now = workspace.fresh_terms().glossary
        return _encoded(merged_texts(project, now, concept.id, into))

    what = f"Merge the entry {concept.id} into {into}"
    visit.desk.saving.save(visit.deed(what, place_of(into)), change)
    return visit.go("entry", id=into, done="saved")


def _concept(visit: Visit) -> Concept:
    concepts = visit.desk.workspace.terms().glossary.concepts
    found = concepts.get(visit.named("id"))
    if found is None:
        raise HTTPException(404)
    return found


def _version(visit: Visit, concept: Concept) -> str:
    """Return the version of the entry's file as it is now."""
    try:
        return version_of(
            (visit.desk.project.root / concept.location.path).read_bytes()
        )
    except OSError:
        return "gone"


def _encoded(texts: Mapping[Path, str | None]) -> Changes:
    return {p: None if text is None else text.encode() for p, text in texts.items()}


PAGES = (
    Page("/glossary/new", "new-entry", _new_page, Role.TRANSLATOR),
    Page("/glossary/new", "new-entry-send", _review, Role.TRANSLATOR, "POST"),
    Page("/glossary/entry/{id}", "entry", _entry),
    Page("/glossary/entry/{id}/edit", "edit-entry", _edit_page, Role.TRANSLATOR),
    Page("/glossary/entry/{id}/edit", "edit-entry-send", _review, Role.TRANSLATOR,
         "POST"),
    Page("/glossary/entry/{id}/approve", "approve", _approve, Role.APPROVER, "POST"),
    Page("/glossary/entry/{id}/reject", "reject", _reject, Role.APPROVER, "POST"),
    Page("/glossary/entry/{id}/retire", "retire", _retire, Role.APPROVER, "POST"),
    Page("/glossary/entry/{id}/merge", "merge", _merge, Role.APPROVER, "POST"),
)  # fmt: skip
