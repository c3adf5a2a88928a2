from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.running import TEMPLATES, snapshot

from reportpub.errors import ReportpubError, SystemLibraryError
from reportpub.writers.fonts import Face, find_face, prepare_fonts, theme_faces

THEME = TEMPLATES / "book"


def theme(folder: Path, *faces: tuple[str, str, str]) -> Path:
    """Return a theme that asks for ``faces``."""
    entries = (
        f'[[font]]\nfamily = "{family}"\nstyle = "{style}"\ndebian = "{debian}"\n'
        for family, style, debian in faces
    )
    (folder / "fonts.toml").write_text("\n".join(entries), encoding="utf-8")
    return folder


GENTIUM = ("Gentium Plus", "Regular", "fonts-sil-gentiumplus")


def test_the_theme_names_its_faces() -> None:
    assert Face("Gentium Plus", "Italic", "fonts-sil-gentiumplus") in theme_faces(THEME)


def test_a_face_that_is_installed_is_found() -> None:
    found = find_face(Face(*GENTIUM))

    assert found is not None
    assert Path(found.path).stat().st_size == found.size


def test_a_style_that_is_not_installed_is_not_replaced_by_another() -> None:
    assert find_face(Face("Gentium Plus", "Handwritten", "x")) is None


def test_a_light_that_calls_itself_regular_is_not_taken_for_it() -> None:
    found = find_face(Face("LXGW WenKai", "Regular", "fonts-lxgw-wenkai"))

    assert found is not None
    assert Path(found.path).name == "LXGWWenKai-Regular.ttf"


def test_an_optional_face_may_be_missing(tmp_path: Path) -> None:
    asked = theme(tmp_path, GENTIUM, ("Kai Ti", "Regular", "fonts-kai"))
    listed = asked / "fonts.toml"
    listed.write_text(listed.read_text("utf-8") + "optional = true\n", "utf-8")

    prepared = prepare_fonts(asked, "a", tmp_path / "cache")

    assert [file.name for file in prepared.folder.glob("*.otf")] == [
        "GentiumPlusRegular.otf"
    ]


def test_a_machine_without_fontconfig_has_no_faces(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_face(Face(*GENTIUM)) is None


def test_all_missing_faces_are_named_with_what_installs_them(tmp_path: Path) -> None:
    asked = theme(
        tmp_path,
        ("Kai Ti", "Regular", "fonts-kai"),
        GENTIUM,
        ("Fang Song", "Bold", "fonts-fang"),
    )

    with pytest.raises(SystemLibraryError) as refusal:
        prepare_fonts(asked, "a", tmp_path / "cache")

    sentence = str(refusal.value)
    assert "Kai Ti Regular, Fang Song Bold" in sentence
    assert "Gentium" not in sentence
    assert "sudo apt-get install fonts-fang fonts-kai" in sentence


def test_characters_in_no_face_are_named_with_their_numbers(tmp_path: Path) -> None:
    asked = theme(tmp_path, GENTIUM)

    with pytest.raises(SystemLibraryError) as refusal:
        prepare_fonts(asked, "a稳六", tmp_path / "cache")

    assert "“六” (U+516D), “稳” (U+7A33)" in str(refusal.value)
    assert not list((tmp_path / "cache").glob("*/fonts.conf"))


def test_white_space_needs_no_glyph(tmp_path: Path) -> None:
    prepare_fonts(theme(tmp_path, GENTIUM), "a\n\t", tmp_path / "cache")


def test_prepared_faces_are_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, cache = theme(tmp_path, GENTIUM), tmp_path / "cache"
    first = prepare_fonts(asked, "abc", cache)
    before = snapshot(first.folder)
    monkeypatch.setattr(subprocess, "run", pytest.fail)

    again = prepare_fonts(asked, "cba", cache)

    assert again == first
    assert snapshot(again.folder) == before


def test_other_characters_are_cut_apart(tmp_path: Path) -> None:
    asked, cache = theme(tmp_path, GENTIUM), tmp_path / "cache"

    folders = {prepare_fonts(asked, text, cache).folder for text in ("é", "ü")}

    assert len(folders) == 2
    for folder in folders:
        assert f"<dir>{folder}</dir>" in (folder / "fonts.conf").read_text("utf-8")


@pytest.mark.parametrize("known", ["", "[]", "{}", '{"Gentium Plus Regular": {}}'])
def test_a_memory_of_faces_that_cannot_be_read_is_no_failure(
    tmp_path: Path, known: str
) -> None:
    asked, cache = theme(tmp_path, GENTIUM), tmp_path / "cache"
    first = prepare_fonts(asked, "a", cache)
    (cache / "faces.json").write_text(known, encoding="utf-8")

    assert prepare_fonts(asked, "a", cache) == first


@pytest.mark.parametrize(
    "text",
    ["[[font]\n", "[[font]]\nfamily = 3\n", 'font = "x"\n', "", None],
    ids=["syntax", "type", "no table", "empty", "no file"],
)
def test_a_list_of_fonts_that_is_none_is_refused(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "fonts.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ReportpubError, match=r"fonts\.toml"):
        theme_faces(tmp_path)
