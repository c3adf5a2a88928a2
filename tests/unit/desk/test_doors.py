"""Who comes in, and what is turned away: the desk against hostile input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from tests.conftest import LayOut
from tests.running import EN, reportpub, snapshot
from tests.unit.desk.desks import PASSWORD, Browser, add_users, desk, form

from reportpub.desk.gate import Gate
from reportpub.model.user import Role
from reportpub.storage.users import USERS, password_fits, read_users

E004 = "/text/mini/e004/edit"
SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


@pytest.fixture
def office(lay_out: LayOut) -> Iterator[Browser]:
    root = lay_out()
    add_users(root, *((role.value, role) for role in Role))
    with desk(root) as browser:
        yield browser


def test_without_a_sign_in_nothing_is_shown(office: Browser) -> None:
    for path in ("/", "/text/mini", "/glossary", "/glossary/download/xlsx", "/history"):
        page = office.get(path)

        assert 'name="password"' in page.text
        assert "六稳" not in page.text


def test_a_sign_in_goes_on_where_one_wanted_to_be(office: Browser) -> None:
    page = office.get("/glossary/entry/liuwen")
    fields = form(page.text, "/sign-in")

    response = office.client.post(
        "/sign-in", data={**fields, "name": "Reader", "password": PASSWORD}
    )

    assert response.url.path == "/glossary/entry/liuwen"
    assert response.status_code == 200


def test_a_wrong_password_and_a_wrong_name_are_told_alike(office: Browser) -> None:
    wrong, unknown = office.sign_in("reader", "no no no no"), office.sign_in("nobody")

    assert wrong.status_code == unknown.status_code == 401
    assert "Name or password is wrong." in wrong.text
    assert "Name or password is wrong." in unknown.text


def test_guessing_is_slowed_down(office: Browser) -> None:
    for _ in range(5):
        office.sign_in("reader", "no no no no")

    response = office.sign_in("reader")

    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0


def test_a_gate_opens_again_after_a_while() -> None:
    gate = Gate()
    for _ in range(5):
        gate.failed(("name Li", "from x"), 0)

    assert gate.wait(("name Li",), 299) == 1
    assert gate.wait(("name Li",), 301) == 0
    assert gate.wait(("name Wang", "from x"), 1) == 0


def test_an_address_has_more_tries_than_a_name() -> None:
    gate = Gate()
    for turn in range(20):
        gate.failed((f"name {turn}", "from x"), 0)

    assert gate.wait(("name Li", "from x"), 1) == 299


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/%0d%0aX: y",
        "javascript:1",
    ],
)
def test_a_sign_in_leads_to_no_other_site(office: Browser, place: str) -> None:
    page = office.client.get("/sign-in", params={"next": place}).text
    office.client.follow_redirects = False

    response = office.client.post(
        "/sign-in",
        data={
            **form(page, "/sign-in"),
            "name": "reader",
            "password": PASSWORD,
            "next": place,
        },
    )

    assert response.headers["location"].startswith("/")
    assert "evil" not in response.headers["location"] or place.startswith("/%")
    assert not response.headers["location"].startswith(("//", "/\\"))


def test_the_cookie_is_kept_from_scripts_and_other_sites(office: Browser) -> None:
    cookie = office.get("/sign-in").headers["set-cookie"].casefold()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie


def test_over_https_the_cookie_is_secure(office: Browser) -> None:
    secure = type(office.client)(office.client.app, base_url="https://testserver")

    assert "secure" in secure.get("/sign-in").headers["set-cookie"].casefold()


def test_a_token_from_before_the_sign_in_is_worth_nothing_after_it(
    office: Browser,
) -> None:
    office.get("/sign-in")
    planted = office.client.cookies["reportpub-desk"]

    office.sign_in("reader")

    assert office.client.cookies["reportpub-desk"] != planted
    office.client.cookies.clear()
    office.client.cookies.set("reportpub-desk", planted)
    assert 'name="password"' in office.get("/").text


def test_a_sign_out_ends_it_for_whoever_kept_the_cookie(office: Browser) -> None:
    office.sign_in("reader")
    token = office.client.cookies["reportpub-desk"]

    office.send("/sign-out", page="/")

    office.client.cookies.clear()
    office.client.cookies.set("reportpub-desk", token)
    assert 'name="password"' in office.get("/").text


def test_a_user_who_is_removed_is_out_at_once(office: Browser) -> None:
    office.sign_in("reader")
    add_users(office.root, ("somebody", Role.ADMIN))

    assert 'name="password"' in office.get("/").text


def test_a_desk_with_users_stays_closed_when_their_file_is_gone(
    office: Browser,
) -> None:
    (office.root / USERS).unlink()

    assert 'name="password"' in office.get("/").text


def test_a_broken_file_of_users_opens_nothing(office: Browser) -> None:
    (office.root / USERS).write_text("[[user]]\nname = 1\n", encoding="utf-8")

    response = office.get("/")

    assert response.status_code == 503
    assert "A user needs a name" in response.text


def test_a_sign_in_ends_by_itself(
    office: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.sign_in("reader")
    monkeypatch.setattr("time.time", lambda: 4e9)

    assert 'name="password"' in office.get("/").text


REFUSED = {
    Role.READER: (
        E004,
        "/text/mini/e004/comment",
        "/text/mini/e004/link",
        "/glossary/new",
        "/glossary/entry/liuwen/edit",
        "/build/mini",
        "/build/mini/cancel",
        "/history/1/undo",
        "/findings/mini/x/fix",
    ),
    Role.TRANSLATOR: (
        "/glossary/entry/liuwen/approve",
        "/glossary/entry/liuwen/reject",
        "/glossary/entry/liuwen/merge",
        "/glossary/entry/liuwen/retire",
        "/glossary/upload",
        "/glossary/upload/confirm",
        "/findings/mini/x/waive",
    ),
}


@pytest.mark.parametrize(
    ("role", "path"),
    [(role, path) for role, paths in REFUSED.items() for path in paths],
)
def test_what_a_role_may_not_do_the_server_refuses(
    office: Browser, role: Role, path: str
) -> None:
    before = snapshot(office.root / "source") | snapshot(office.root / "glossary")
    office.sign_in(role.value)
    seal = form(office.get("/").text, "/sign-out")["seal"]

    response = office.client.post(path, data={"seal": seal, "words": "x"})

    assert response.status_code == 403
    assert "Your role does not allow this." in response.text
    assert (
        snapshot(office.root / "source") | snapshot(office.root / "glossary") == before
    )


def test_what_a_translator_edits_is_proposed(office: Browser) -> None:
    office.sign_in("translator")
    path = "/glossary/entry/liuwen/edit"
    review = office.send(path, {"en.preferred": "six stable things"})

    office.client.post(path, data={**form(review.text, path), "save": "1"})

    text = (office.root / "glossary/economy/liuwen.toml").read_text(encoding="utf-8")
    assert 'status     = "proposed"' in text


def test_only_an_admin_takes_back_the_saves_of_others(office: Browser) -> None:
    office.sign_in("translator")
    office.send(E004, {"words": "Mine."})
    office.send("/sign-out", page="/")
    office.sign_in("approver")
    seal = form(office.get("/").text, "/sign-out")["seal"]

    response = office.client.post("/history/1/undo", data={"seal": seal})

    assert response.status_code == 403
    assert "Mine." in (office.root / EN).read_text(encoding="utf-8")


def test_a_translator_makes_no_sentence_final(office: Browser) -> None:
    office.sign_in("translator")

    response = office.send(E004, {"state": "final"})

    assert response.status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(
    browser: Browser, headers: dict[str, str]
) -> None:
    before = snapshot(browser.root / "source")
    fields = form(browser.get(E004).text, E004)

    response = browser.client.post(E004, data={**fields, "words": "x"}, headers=headers)

    assert response.status_code == 403
    assert snapshot(browser.root / "source") == before


@pytest.mark.parametrize("seal", ["", "0" * 64, "x"])
def test_a_forged_form_is_refused(browser: Browser, seal: str) -> None:
    before = snapshot(browser.root / "source")
    fields = form(browser.get(E004).text, E004)

    response = browser.client.post(E004, data={**fields, "words": "x", "seal": seal})

    assert response.status_code == 403
    assert snapshot(browser.root / "source") == before


def test_a_form_of_somebody_else_is_refused(browser: Browser) -> None:
    fields = form(browser.get(E004).text, E004)
    browser.client.cookies.clear()
    browser.get("/")

    response = browser.client.post(E004, data={**fields, "words": "x"})

    assert response.status_code == 403


def test_a_form_that_is_sent_again_changes_nothing_more(browser: Browser) -> None:
    fields = {**form(browser.get(E004).text, E004), "words": "Once."}
    browser.client.post(E004, data=fields)
    browser.send(E004, {"words": "Twice."})

    response = browser.client.post(E004, data=fields)

    assert response.status_code == 409
    assert "Twice." in (browser.root / EN).read_text(encoding="utf-8")


def test_a_desk_for_one_is_not_called_by_another_name(browser: Browser) -> None:
    response = browser.get("/", host="evil.example")

    assert response.status_code == 400


def test_scripts_and_styles_come_from_the_desk_alone(browser: Browser) -> None:
    response = browser.get("/text/mini")

    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script(?! src=)|<style| on\w+=| style=", response.text) == []
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


def test_a_script_in_a_term_is_only_words(browser: Browser) -> None:
    path = "/glossary/entry/fazhan/edit"
    review = browser.send(path, {"en.preferred": SCRIPT, "question": SCRIPT})
    browser.client.post(path, data={**form(review.text, path), "save": "1"})

    for page in ("/glossary", "/glossary/entry/fazhan", path, "/text/mini", "/history"):
        assert "<script>alert" not in browser.get(page).text
        assert "<img src=x" not in browser.get(page).text
    assert "&lt;script&gt;" in browser.get("/glossary").text


def test_a_script_in_a_sentence_is_only_words(browser: Browser) -> None:
    browser.send(E004, {"words": SCRIPT})

    for page in ("/text/mini", E004, "/findings/mini", "/history/1"):
        assert "<script>alert" not in browser.get(page).text
        assert "<img src=x" not in browser.get(page).text


def test_a_script_in_the_address_is_only_words(browser: Browser) -> None:
    page = browser.client.get("/glossary", params={"q": SCRIPT, "done": SCRIPT}).text

    assert "<script>alert" not in page


def test_a_form_that_is_too_long_is_refused_unread(browser: Browser) -> None:
    fields = form(browser.get(E004).text, E004)

    response = browser.client.post(E004, data={**fields, "words": "x" * 300_000})

    assert response.status_code == 413


def test_a_form_that_does_not_say_how_long_it_is_is_refused(browser: Browser) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"words=x"

    response = browser.client.post(E004, content=pieces())

    assert response.status_code == 411


def upload(browser: Browser, name: str, data: bytes) -> tuple[int, str]:
    fields = form(browser.get("/glossary/exchange").text, "/glossary/upload")
    response = browser.client.post(
        "/glossary/upload", data={"seal": fields["seal"]}, files={"file": (name, data)}
    )
    return response.status_code, response.text


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"0" * 80_000_000)
    return out.getvalue()


ENTITY = b"""<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook"),
        ("a.xlsx", bomb()),
        ("a.tbx", ENTITY),
        ("a.tbx", b"<tbx"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.exe", b"MZ"),
        ("../../../a.csv", b"id;x\n"),
        ("", b""),
    ],
    ids=["broken", "bomb", "entity", "cut", "bytes", "program", "path", "nothing"],
)
def test_a_file_that_is_no_glossary_is_refused_with_a_sentence(
    browser: Browser, name: str, data: bytes
) -> None:
    before = snapshot(browser.root / "glossary")

    status, page = upload(browser, name, data)

    assert status == 422
    assert "root:" not in page
    assert snapshot(browser.root / "glossary") == before


def test_an_upload_that_is_too_large_is_refused(browser: Browser) -> None:
    status, _ = upload(browser, "a.csv", b"x" * 9_000_000)

    assert status == 413


def test_an_upload_shows_its_changes_and_is_saved_once_confirmed(
    browser: Browser,
) -> None:
    data = browser.get("/glossary/download/csv").content.decode("utf-8-sig")
    changed = data.replace("security in the six areas", "six securities")
    file = browser.root / "glossary/economy/liubao.toml"

    status, page = upload(browser, "terms.csv", changed.encode())

    assert status == 200
    assert "six securities" in page
    assert "six securities" not in file.read_text(encoding="utf-8")
    path = "/glossary/upload/confirm"
    browser.client.post(path, data=form(page, path))
    assert "six securities" in file.read_text(encoding="utf-8")
    again = browser.client.post(path, data=form(page, path))
    assert again.status_code == 410


def test_passwords_are_hashed_and_the_file_is_its_owners(office: Browser) -> None:
    path = office.root / USERS

    assert path.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in path.read_text(encoding="utf-8")
    user = read_users(path)[0]
    assert password_fits(user, PASSWORD)
    assert not password_fits(user, "another one")
    assert not password_fits(None, PASSWORD)


@pytest.mark.parametrize(
    "path",
    [f"/glossary?from={'9' * 5000}", "/glossary?from=-1", "/glossary?from=②"],
)
def test_a_number_without_end_is_none(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200
    assert browser.get(f"/history/{'9' * 30}").status_code == 404


@pytest.mark.parametrize("words", ["\0", "a\x01b", "\ufffe", "]]>", "&#0;", "\u202e"])
def test_odd_characters_break_no_file(browser: Browser, words: str) -> None:
    browser.send(E004, {"words": words})
    path = "/glossary/entry/fazhan/edit"
    review = browser.send(path, {"en.preferred": f"x{words}", "question": words})
    if review.status_code == 200:
        browser.client.post(path, data={**form(review.text, path), "save": "1"})

    assert browser.get("/text/mini").status_code == 200
    assert browser.get("/glossary").status_code == 200
    assert reportpub("check", cwd=browser.root).status in {0, 1}
