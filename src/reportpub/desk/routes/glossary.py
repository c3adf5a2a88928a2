"""The glossary: browse, search as one types, filter."""

from __future__ import annotations

from starlette.responses import Response

from reportpub.desk.visit import Page, Visit, number
from reportpub.model.glossary import Concept, Kind, Status

_SCREEN = 100


def _glossary(visit: Visit) -> Response:
    terms = visit.desk.workspace.terms()
    query = visit.asked("q").strip()
    filters = {name: visit.asked(name) for name in ("subject", "kind", "status")}
    found = terms.index.find(query) if query else tuple(terms.glossary)
    if any(filters.values()):
        found = tuple(concept for concept in found if _fits(concept, filters))
    start = min(number(visit.asked("from")) or 0, len(found))
    context = {
        "concepts": found[start : start + _SCREEN],
        "count": len(found),
        "start": start,
        "step": _SCREEN,
        "query": query,
        "filters": filters,
        "subject_of": subject_of,
    }
    if visit.wants_fragment:
        return visit.render("parts/entries.html.jinja", **context)
    return visit.render(
        "glossary.html.jinja",
        subjects=sorted({subject_of(c) for c in terms.glossary} - {""}),
        kinds=tuple(Kind),
        statuses=tuple(Status),
        **context,
    )


def subject_of(concept: Concept) -> str:
    """Return the subject of an entry: the folder it lies in."""
    _, *folders, _ = concept.location.path.split("/")
    return folders[0] if folders else ""


def _fits(concept: Concept, filters: dict[str, str]) -> bool:
    subject, kind, status = (filters[name] for name in ("subject", "kind", "status"))
    return (
        (not kind or concept.kind == kind)
        and (not status or concept.status == status)
        # Last, for it takes the longest to tell.
        and (not subject or subject_of(concept) == subject)
    )


PAGES = (Page("/glossary", "glossary", _glossary),)
