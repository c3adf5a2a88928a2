"""A desk to try: the smallest project, and a browser that follows forms."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

from reportpub.desk.app import create_app
from reportpub.model.user import Role, User
from reportpub.project import find_project
from reportpub.storage.users import USERS, hash_password, write_users

PASSWORD = "correct horse"  # noqa: S105 - of nobody
FRAGMENT = {"x-desk-fragment": "1"}


@dataclass(frozen=True, slots=True)
class Browser:
    """Loads pages and sends the forms that stand in them."""

    client: TestClient
    root: Path

    def get(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers=headers)

    def send(
        self, path: str, fields: Mapping[str, str] | None = None, *, page: str = ""
    ) -> Response:
        """Send the form to ``path`` that stands in ``page``, with ``fields`` filled."""
        text = self.get(page or path).text
        return self.client.post(path, data={**form(text, path), **(fields or {})})

    def sign_in(self, name: str, password: str = PASSWORD) -> Response:
        return self.send("/sign-in", {"name": name, "password": password})


def form(page: str, path: str) -> dict[str, str]:
    """Return the fields of the form of ``page`` that is sent to ``path``."""
    for found in re.finditer(r"<form\b([^>]*)>(.*?)</form>", page, re.DOTALL):
        if f'action="{path}"' in found[1] and 'method="post"' in found[1]:
            return dict(fields(found[2]))
    message = f"no form is sent to {path}"
    raise AssertionError(message)


def fields(markup: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<input\b[^>]*>", markup):
        name, value = (re.search(rf'\b{n}="([^"]*)"', tag) for n in ("name", "value"))
        if name and (" checked" in tag or 'type="checkbox"' not in tag):
            yield name[1], html.unescape(value[1] if value else "")
    for area in re.finditer(
        r'<textarea name="([^"]*)".*?>\n(.*?)</', markup, re.DOTALL
    ):
        yield area[1], html.unescape(area[2])
    for choice in re.finditer(r'<select name="([^"]*)">(.*?)</sel', markup, re.DOTALL):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', choice[2])
        first = re.search(r'<option(?: value="([^"]*)")?>([^<]*)', choice[2])
        option = chosen or first
        assert option
        yield choice[1], option[2] if option[1] is None else option[1]


@contextmanager
def desk(root: Path, *, follow: bool = True) -> Iterator[Browser]:
    app = create_app(find_project(root), hosts=["testserver"])
    with TestClient(app, follow_redirects=follow) as client:
        yield Browser(client, root)


def add_users(root: Path, *users: tuple[str, Role]) -> None:
    hashed = hash_password(PASSWORD)
    write_users(root / USERS, [User(name, role, hashed) for name, role in users])
