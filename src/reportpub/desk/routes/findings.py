"""Findings by rule and by place: go there, mend, or waive with a reason."""

from __future__ import annotations

from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportpub import pipeline
from reportpub.checks import FAMILIES, RULES
from reportpub.curation.mending import mend
from reportpub.desk.saving import ConflictError, version_of
from reportpub.desk.visit import Page, Visit, failed
from reportpub.diagnostics import Diagnostic, Location
from reportpub.model.user import Role
from reportpub.model.waiver import Waiver
from reportpub.storage.changes import Changes
from reportpub.storage.lock import LOCK, lock_bytes
from reportpub.storage.waivers import WAIVERS, with_waiver

# The Chinese is another than that against which the English was accepted.
_STALE = "A006"


def _findings(visit: Visit) -> Response:
    report = visit.report()
    study = visit.desk.workspace.study(report)
    found = study.look.findings if study.look else ()
    by_place = visit.asked("by") == "place"
    if not by_place:
        found = tuple(sorted(found, key=lambda finding: finding.code))
    groups = [
        (key, tuple(group))
        for key, group in groupby(
            found, key=lambda f: str(f.location.path) if by_place else f.code
        )
    ]
    return visit.render(
        "findings.html.jinja",
        report=report,
        study=study,
        groups=groups,
        count=len(found),
        by_place=by_place,
        titles={code: rule.title for code, rule in RULES.items()},
        families=FAMILIES,
        key_of=key_of,
    )


def key_of(finding: Diagnostic) -> str:
    """Return what a form calls a finding by."""
    return version_of(f"{finding.code}\n{finding.unit}\n{finding.message}")


def _waive(visit: Visit) -> Response:
    report, finding = _finding(visit)
    reason = " ".join(visit.sent("reason").split())
    if not reason:
        return failed(visit, 422, visit._("Give a reason."))
    path = visit.desk.project.source / report / WAIVERS
    waiver = Waiver(
        finding.code, finding.unit, f"{reason} ({visit.who})", "", Location("")
    )

    def change() -> Changes:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        return {path: with_waiver(text, waiver).encode()}

    what = f"Waive {finding.code} on {finding.unit} of {report}"
    place = f"sentence {report} {finding.unit}"
    visit.desk.saving.save(visit.deed(what, place), change)
    return visit.go("findings", report=report, done="saved")


def _fix(visit: Visit) -> Response:
    report, finding = _finding(visit)
    names = {edit.path for edit in finding.edits}
    if not names or any(not name.endswith("/en.xml") for name in names):
        return failed(visit, 422, visit._("This has to be mended by hand."))

    def change() -> Changes:
        # The finding is of an earlier check: it must still be there.
        fresh = visit.desk.workspace.study(report, wait=True).look
        same = [f for f in (fresh.findings if fresh else ()) if f == finding]
        mending = mend(visit.desk.project, same)
        if not mending.changes:
            raise ConflictError(visit._("The text changed; look at it again."))
        return mending.changes

    what = f"Mend {finding.code} in {finding.unit} of {report}"
    place = f"sentence {report} {finding.unit}"
    visit.desk.saving.save(visit.deed(what, place), change)
    return visit.go("findings", report=report, done="saved")


def _accept(visit: Visit) -> Response:
    """Say that the English fits the Chinese as it is now."""
    report, finding = _finding(visit)
    project = visit.desk.project
    alignment = visit.desk.workspace.texts(report).alignment
    unit = finding.unit
    group = alignment.by_source.get(unit) or alignment.by_target.get(unit)
    if finding.code != _STALE or group is None:
        raise HTTPException(404)
    path = project.source / report / LOCK

    def change() -> Changes:
        return {path: lock_bytes(pipeline.acceptance(project, report, group.source))}

    what = f"Accept the English of {', '.join(group.source)} of {report}"
    place = f"sentence {report} {unit}"
    visit.desk.saving.save(visit.deed(what, place), change)
    return visit.go("findings", report=report, done="saved")


def _finding(visit: Visit) -> tuple[str, Diagnostic]:
    report = visit.report()
    look = visit.desk.workspace.study(report).look
    for finding in look.findings if look else ():
        if key_of(finding) == visit.named("key"):
            return report, finding
    raise HTTPException(404)


PAGES = (
    Page("/findings/{report}", "findings", _findings),
    Page("/findings/{report}/{key}/waive", "waive", _waive, Role.APPROVER, "POST"),
    Page("/findings/{report}/{key}/fix", "fix", _fix, Role.TRANSLATOR, "POST"),
    Page("/findings/{report}/{key}/accept", "accept", _accept, Role.TRANSLATOR, "POST"),
)
