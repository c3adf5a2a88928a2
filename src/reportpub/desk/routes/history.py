"""What was saved, and how to take it back."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportpub.desk.visit import Page, Visit, failed, number
from reportpub.model.user import Role
from reportpub.storage.ledger import Save

_SHOWN = 200


def _history(visit: Visit) -> Response:
    ledger = visit.desk.ledger
    return visit.render(
        "history.html.jinja",
        saves=ledger.saves(limit=_SHOWN),
        undone=ledger.undone(),
        patches=None,
    )


def _save(visit: Visit) -> Response:
    ledger, save = visit.desk.ledger, _found(visit)
    patches = [
        (p.path, _words(p.lead, p.old, p.trail), _words(p.lead, p.new, p.trail))
        for p in ledger.patches(save.id)
    ]
    return visit.render(
        "save.html.jinja", save=save, undone=ledger.undone(), patches=patches
    )


def _undo(visit: Visit) -> Response:
    save = _found(visit)
    # One's own saves, or with the last word those of others.
    if save.who != visit.who and not visit.may(Role.ADMIN):
        return failed(visit, 403, visit._("Only an admin takes back others’ saves."))
    visit.desk.saving.undo(save.id, visit.who)
    return visit.go("history", done="undone")


def _found(visit: Visit) -> Save:
    wanted = number(visit.named("number"))
    save = None if wanted is None else visit.desk.ledger.find(wanted)
    if save is None:
        raise HTTPException(404)
    return save


def _words(lead: bytes, middle: bytes, trail: bytes) -> tuple[str, str, str]:
    """Return a changed place with what stands around it, a line or so."""
    before = lead.decode(errors="ignore").rpartition("\n")[2]
    after = trail.decode(errors="ignore").partition("\n")[0]
    return before, middle.decode(errors="replace"), after


PAGES = (
    Page("/history", "history", _history),
    Page("/history/{number}", "save", _save),
    Page("/history/{number}/undo", "undo", _undo, Role.TRANSLATOR, "POST"),
)
