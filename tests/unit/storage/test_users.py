"""The file of users: complete or refused, and its owner's alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import ProjectError
from reportpub.model.user import Role, User
from reportpub.storage.users import hash_password, read_users, write_users

LI = 'name = "Li"\nrole = "reader"\npassword = "x"\n'


def test_users_come_back_as_they_were_written(tmp_path: Path) -> None:
    users = (
        User('Li "Na"', Role.TRANSLATOR, "$argon2id$x"),
        User("王", Role.ADMIN, "y"),
    )

    write_users(tmp_path / "users.toml", users)

    assert read_users(tmp_path / "users.toml") == users
    assert (tmp_path / "users.toml").stat().st_mode & 0o777 == 0o600


def test_without_a_file_there_are_no_users(tmp_path: Path) -> None:
    assert read_users(tmp_path / "users.toml") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[user", "cannot be read"),
        ('[[user]]\nname = "Li"\n', "needs a name"),
        ("[[user]]\n" + LI.replace("reader", "king"), "needs a name"),
        (f"[[user]]\n{LI}more = 1\n", "needs a name"),
        (f"[[user]]\n{LI}\n[[user]]\n{LI.replace('Li', 'LI')}", "twice"),
        ("user = 1\n", "tables only"),
        ("other = 1\n", "tables only"),
        ("user = [1]\n", "needs a name"),
    ],
)
def test_a_file_that_is_not_complete_is_refused(
    tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "users.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ProjectError, match=words):
        read_users(tmp_path / "users.toml")


@pytest.mark.parametrize("password", ["short", "x" * 1001])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(ProjectError):
        hash_password(password)


def test_each_role_may_what_those_before_it_may() -> None:
    assert Role.ADMIN.may(Role.READER)
    assert Role.TRANSLATOR.may(Role.TRANSLATOR)
    assert not Role.TRANSLATOR.may(Role.APPROVER)
