"""A visit: one request of one person, and how it is answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from reportpub.desk import pages
from reportpub.desk.builds import Builder
from reportpub.desk.gate import Gate
from reportpub.desk.guards import (
    COOKIE,
    LANGUAGE_COOKIE,
    keep,
    refuse_foreign,
    refuse_long,
)
from reportpub.desk.language import DEFAULT, LANGUAGES, preferred, translations
from reportpub.desk.people import People, Person
from reportpub.desk.previews import Previews
from reportpub.desk.rows import Memory
from reportpub.desk.saving import ConflictError, Deed, Saving
from reportpub.desk.uploads import Uploads
from reportpub.desk.workspace import Workspace
from reportpub.errors import ReportpubError
from reportpub.model.user import Role
from reportpub.project import Project
from reportpub.storage.ledger import Ledger
from reportpub.storage.sessions import Sessions

FRAGMENT = "x-desk-fragment"
"""The header by which the page's script asks for a part of a page."""
_FORM_BYTES, UPLOAD_BYTES = 256_000, 8_000_000
_FIELDS = 100
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the desk keeps while it runs."""

    project: Project
    workspace: Workspace
    ledger: Ledger
    saving: Saving
    sessions: Sessions
    people: People
    gate: Gate
    builder: Builder
    previews: Previews
    uploads: Uploads
    paths: Mapping[str, str]
    """The pattern of each page's address, by the name of the page."""
    markup: dict[object, Markup]
    """What was shown of a text, by all it depends on."""
    memories: dict[str, Memory]
    """The rows of each report as they were made last."""
    watches: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: who it is of, and what was sent.

    ``token`` is what the browser holds; ``person`` is nobody before the sign-in.
    """

    desk: Desk
    request: Request
    token: str
    person: Person | None
    form: FormData

    @property
    def language(self) -> str:
        """The language of the interface."""
        chosen = self.request.cookies.get(LANGUAGE_COOKIE, "")
        if chosen in LANGUAGES:
            return chosen
        return preferred(self.request.headers.get("accept-language", ""))

    @property
    def here(self) -> str:
        """The address of this page, without the prefix of the desk."""
        request = self.request
        root = str(request.scope.get("root_path", ""))
        path = str(request.scope["path"]).removeprefix(root)
        if request.method != "GET":
            # What a form was sent to need not be a page.
            return "/"
        return f"{path}?{request.url.query}" if request.url.query else path

    @property
    def who(self) -> str:
        """The name saves are recorded under."""
        assert self.person is not None  # only those who may save are asked
        return self.person.name

    @property
    def wants_fragment(self) -> bool:
        """Whether the page's script asks, for a part of the page."""
        return FRAGMENT in self.request.headers

    def _(self, message: str) -> str:
        """Return ``message`` in the language of the interface."""
        return translations(self.language).gettext(message)

    def may(self, role: Role) -> bool:
        """Whether the person may do what ``role`` may."""
        return self.person is not None and self.person.role.may(role)

    def asked(self, name: str) -> str:
        """Return a parameter of the address, or nothing."""
        return self.request.query_params.get(name, "")

    def sent(self, name: str) -> str:
        """Return a field of the form as text, or nothing."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def file(self, name: str) -> UploadFile | None:
        """Return a file of the form, or nothing."""
        value = self.form.get(name)
        return value if isinstance(value, UploadFile) else None

    def named(self, name: str) -> str:
        """Return a part of the address's path."""
        return str(self.request.path_params[name])

    def report(self) -> str:
        """Return the report the address names; there is no page for any other."""
        return one_of(self.named("report"), self.desk.project.reports())

    def url(self, name: str, /, **parts: str) -> str:
        """Return the address of a page, with the prefix the desk is served under."""
        # Not url_path_for: a text has thousands of links, and that tries every route.
        quoted = {part: quote(value, safe="") for part, value in parts.items()}
        path = self.desk.paths[name].format_map(quoted)
        return f"{self.request.scope.get('root_path', '')}{path}"

    def render(self, template: str, code: int = 200, /, **context: object) -> Response:
        """Return a page."""
        words = pages.render(self.language, template, **self._common(), **context)
        return HTMLResponse(words, code)

    def go(self, name: str, /, done: str = "", **parts: str) -> Response:
        """Send the browser to another page, which says what was ``done``."""
        query = f"?done={done}" if done else ""
        return RedirectResponse(f"{self.url(name, **parts)}{query}", 303)

    def deed(self, what: str, place: str) -> Deed:
        """Return what a save of this person is recorded as."""
        return Deed(self.who, what, place)

    def _common(self) -> Mapping[str, object]:
        return {
            "visit": self,
            "person": self.person,
            "url": self.url,
            "may": self.may,
            "seal": self.desk.sessions.seal(self.token),
            "language": self.language,
            "languages": LANGUAGES,
            "Role": Role,
            "done": self.asked("done"),
            "default_language": DEFAULT,
        }


Answer: TypeAlias = Callable[[Visit], Response]


@dataclass(frozen=True, slots=True)
class Page:
    """An address, who may go there, and what answers.

    Without a ``role`` anybody may. ``limit`` bounds what a form sends, in bytes.
    """

    path: str
    name: str
    answer: Answer
    role: Role | None = Role.READER
    method: str = "GET"
    limit: int = _FORM_BYTES

    def route(self) -> Route:
        """Return it for Starlette."""

        async def endpoint(request: Request) -> Response:
            if self.method != "POST":
                return await run_in_threadpool(self._answer, request, FormData())
            refuse_foreign(request)
            refuse_long(request, self.limit)
            async with request.form(
                max_files=1, max_fields=_FIELDS, max_part_size=self.limit
            ) as form:
                return await run_in_threadpool(self._answer, request, form)

        return Route(self.path, endpoint, methods=[self.method], name=self.name)

    def _answer(self, request: Request, form: FormData) -> Response:
        desk: Desk = request.app.state.desk
        token = request.cookies.get(COOKIE, "")
        try:
            person = desk.people.signed_in(token)
        except ReportpubError as error:
            # Who is whom cannot be told, so nobody comes in.
            return PlainTextResponse(str(error), 503)
        held = token or desk.people.stranger()
        visit = Visit(desk, request, held, person, form)
        response = self._guarded(visit)
        if not token and "set-cookie" not in response.headers:
            keep(request, response, visit.token)
        return response

    def _guarded(self, visit: Visit) -> Response:
        refusal = self._refusal(visit)
        if refusal:
            return refusal
        try:
            return self.answer(visit)
        except ConflictError as error:
            return failed(visit, 409, str(error))
        except ReportpubError as error:
            return failed(visit, 422, str(error))

    def _refusal(self, visit: Visit) -> Response | None:
        """Return what is said to whom this page is not for."""
        held = visit.request.cookies.get(COOKIE, "")
        sessions = visit.desk.sessions
        if self.method == "POST" and not sessions.is_sealed(held, visit.sent("seal")):
            words = visit._("This form is too old. Load the page again.")
            return failed(visit, 403, words)
        if self.role is None or visit.may(self.role):
            return None
        if visit.person is not None:
            return failed(visit, 403, visit._("Your role does not allow this."))
        if self.method == "GET" and not visit.wants_fragment:
            return RedirectResponse(f"{visit.url('sign-in')}?{_next(visit)}", 303)
        return failed(visit, 401, visit._("Sign in first."))


def failed(visit: Visit, status: int, words: str) -> Response:
    """Return a page, or a part of one, that says why it was not done."""
    name = "parts/failure.html.jinja" if visit.wants_fragment else "failure.html.jinja"
    return visit.render(name, status, words=words, status=status)


def one_of(value: str, known: object) -> str:
    """Return ``value`` where it is one of ``known``; else there is no such page."""
    if value not in known:  # type: ignore[operator]
        raise HTTPException(404)
    return value


def _next(visit: Visit) -> str:
    """Return where to go on after the sign-in, as a query."""
    root = str(visit.request.scope.get("root_path", ""))
    return urlencode({"next": visit.request.scope["path"].removeprefix(root)})


def number(text: str) -> int | None:
    """Return the number ``text`` is, or nothing where it is none or has no end."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def now() -> float:
    """Return the time in seconds, as sign-ins count it."""
    return time.time()
