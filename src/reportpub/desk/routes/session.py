"""Sign in and out, and choose the language."""

from __future__ import annotations

import re
from threading import Semaphore

from starlette.responses import RedirectResponse, Response

from reportpub.desk.guards import keep, keep_language
from reportpub.desk.language import LANGUAGES
from reportpub.desk.visit import Page, Visit, failed, now, one_of
from reportpub.storage.users import password_fits

# An Argon2 hash takes 64 MB; a crowd at the door must not take all there is.
_CHECKS = Semaphore(2)


def _sign_in_page(visit: Visit) -> Response:
    if visit.person is not None:
        return visit.go("library")
    return visit.render(
        "sign_in.html.jinja", next=_inside(visit.asked("next")), name="", words=""
    )


def _sign_in(visit: Visit) -> Response:
    name, password = visit.sent("name").strip(), visit.sent("password")
    client = visit.request.client
    keys = f"name {name.casefold()}", f"from {client.host if client else ''}"
    wait = visit.desk.gate.wait(keys, now())
    if wait:
        words = visit._("Too many attempts. Wait a few minutes.")
        response = failed(visit, 429, words)
        response.headers["retry-after"] = str(round(wait) + 1)
        return response
    user = visit.desk.people.users().get(name.casefold())
    with _CHECKS:
        fits = password_fits(user, password)
    if user is None or not fits:
        visit.desk.gate.failed(keys, now())
        return visit.render(
            "sign_in.html.jinja",
            401,
            next=_inside(visit.sent("next")),
            name=name,
            words=visit._("Name or password is wrong."),
        )
    visit.desk.gate.passed(keys)
    root = str(visit.request.scope.get("root_path", ""))
    response = RedirectResponse(f"{root}{_inside(visit.sent('next'))}", 303)
    # A new token: one that somebody else may have planted is worth nothing.
    keep(visit.request, response, visit.desk.sessions.begin(user.name, now()))
    return response


def _sign_out(visit: Visit) -> Response:
    visit.desk.sessions.end(visit.token)
    response = visit.go("sign-in")
    keep(visit.request, response, visit.desk.people.stranger())
    return response


def _language(visit: Visit) -> Response:
    language = one_of(visit.sent("language"), LANGUAGES)
    root = str(visit.request.scope.get("root_path", ""))
    response = RedirectResponse(f"{root}{_inside(visit.sent('next'))}", 303)
    keep_language(visit.request, response, language)
    return response


def _inside(path: str) -> str:
    """Return ``path`` where it is one of the desk; else the first page."""
    # Browsers take “//” and “/\” for the beginning of another host.
    fits = re.fullmatch(r"/(?![/\\])[\w./?=&%+-]*", path, re.ASCII)
    return path if fits else "/"


PAGES = (
    Page("/sign-in", "sign-in", _sign_in_page, None),
    Page("/sign-in", "sign-in-send", _sign_in, None, "POST"),
    Page("/sign-out", "sign-out", _sign_out, None, "POST"),
    Page("/language", "language", _language, None, "POST"),
)
