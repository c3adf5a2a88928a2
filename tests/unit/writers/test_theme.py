from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import EditionError
from reportpub.writers.theme import Theme


def render(folder: Path, template: str, **context: object) -> str:
    (folder / "x.jinja").write_text(template, encoding="utf-8")
    return Theme(folder, folder).render("x.jinja", **context)


def test_text_is_escaped(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ words }}", words="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("a\n{{ titel }}", r"x\.jinja:2: .*titel"),
        ("a\n{{ word.nothing }}", r"x\.jinja:2: .*nothing"),
        ("a\nb\n{% fro %}", r"x\.jinja:3: .*fro"),
        ("{% include 'y.jinja' %}", r"y\.jinja: "),
    ],
)
def test_a_mistake_is_shown_where_it_is(
    tmp_path: Path, template: str, place: str
) -> None:
    with pytest.raises(EditionError, match=place):
        render(tmp_path, template, word="w")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"print\.css"):
        Theme(tmp_path, tmp_path).read("print.css")


def test_what_a_theme_lacks_is_that_of_book(tmp_path: Path) -> None:
    for name, file, text in (
        ("book", "print.css", "book\n"),
        ("book", "x.jinja", "{% include 'y.jinja' %}"),
        ("book", "y.jinja", "book"),
        ("mine", "y.jinja", "mine"),
    ):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / file).write_text(text, encoding="utf-8")
    mine = Theme(tmp_path / "mine", tmp_path)

    assert mine.render("x.jinja") == "mine"
    assert mine.read("print.css") == "book\n"
    assert mine.styles("print.css") == "book\n"

    (tmp_path / "mine/changes-print.css").write_text("mine\n", encoding="utf-8")

    assert mine.styles("print.css") == "book\nmine\n"


def test_a_mistake_in_a_file_of_book_is_shown_there(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "book/x.jinja").write_text("\n{{ titel }}", encoding="utf-8")

    with pytest.raises(EditionError, match=r"book/x\.jinja:2: "):
        Theme(tmp_path / "mine", tmp_path).render("x.jinja")
