"""The page of an edition as it will print, beside the text."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportpub.desk.previews import BusyError, OutdatedError, Wanted, offered
from reportpub.desk.visit import Page, Visit, one_of


def _page(visit: Visit) -> Response:
    report = visit.report()
    editions = offered(visit.desk.project)
    edition = one_of(visit.asked("edition") or next(iter(editions), ""), editions)
    workspace = visit.desk.workspace
    terms = workspace.terms()
    unit = visit.named("unit")
    alignment = workspace.texts(report).alignment
    group = alignment.by_target.get(unit) or alignment.by_source.get(unit)
    if group is None:
        raise HTTPException(404)
    units = (*group.source, *group.target)
    previews = visit.desk.previews
    try:
        sheet = previews.page(
            visit.token, Wanted(report, editions[edition], units), terms
        )
    except OutdatedError:
        return Response(status_code=204)
    except BusyError:
        return Response(status_code=503, headers={"retry-after": "1"})
    part = visit.wants_fragment
    return visit.render(
        "parts/sheet.html.jinja" if part else "preview.html.jinja",
        report=report,
        unit=unit,
        first=units[0],
        sheet=sheet,
        key=previews.keep(sheet.picture) if sheet else "",
        edition=edition,
        editions=tuple(editions),
    )


def _picture(visit: Visit) -> Response:
    picture = visit.desk.previews.picture(visit.named("key"))
    if picture is None:
        raise HTTPException(404)
    return Response(picture, media_type="image/png")


PAGES = (
    Page("/preview/{report}/{unit}", "preview", _page),
    Page("/preview/{report}/picture/{key}", "preview-picture", _picture),
)
