from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import ProjectError
from reportpub.model.edition import EDITIONS, OFFERED, PUBLISHED, Edition, Layout
from reportpub.storage.settings import Settings, read_settings

EDITION = '[[tool.reportpub.editions]]\nname = "'


def read(folder: Path, text: str) -> Settings:
    path = folder / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def edition(found: Settings, name: str) -> Edition:
    [one] = [edition for edition in found.editions if edition.name == name]
    return one


def test_without_settings_the_usual_editions_are_published(tmp_path: Path) -> None:
    found = read_settings(tmp_path / "pyproject.toml")

    assert found.editions == PUBLISHED
    assert found.theme == "book"


def test_an_edition_on_offer_is_made_where_it_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, f'{EDITION}zh-Hant-en"\n')

    assert edition(found, "zh-Hant-en") == OFFERED[0]
    assert len(found.editions) == len(PUBLISHED) + 1


def test_layout_and_theme_hold_for_editions_that_say_no_other(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""
[tool.reportpub]
theme = "album"
layout = "columns"
{EDITION}zh-Hant-en"
{EDITION}reading"
languages = ["zh-Hans", "en"]
layout = "stacked"
formats = ["html", "pdf"]
theme = "book"
""",
    )

    assert edition(found, "zh-en").layout is Layout.COLUMNS
    assert edition(found, "zh-Hant-en").theme == "album"
    assert edition(found, "reading") == Edition(
        "reading",
        ("zh-Hans", "en"),
        layout=Layout.STACKED,
        formats=("pdf", "html"),
        theme="book",
    )


def test_an_edition_that_is_there_anyway_can_be_changed(tmp_path: Path) -> None:
    found = read(tmp_path, f'{EDITION}en"\nformats = ["epub"]\n')

    assert edition(found, "en").formats == ("epub",)
    names = [edition.name for edition in found.editions]
    assert names == [edition.name for edition in PUBLISHED]


def test_settings_of_others_are_none_of_ours(tmp_path: Path) -> None:
    found = read(tmp_path, "[tool.black]\nline-length = 88\n")

    assert found.editions[: len(EDITIONS)] == EDITIONS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[tool.reportpub]\nlayout = "ring"\n',
            ":2: There is no layout “ring”; choose",
        ),
        (
            '[tool.reportpub]\nthem = "x"\n',
            ":2: .* has no setting “them”; it has theme",
        ),
        ("[tool.reportpub]\ntheme = 3\n", ":2: “theme” must be text in quotation"),
        ("[tool.reportpub\n", ":1: The settings are not valid TOML"),
        ('[tool]\nreportpub = "book"\n', "must be a table"),
        ("tool = 3\n", "must be a table"),
        ('[tool.reportpub]\neditions = "en"\n', ":2: Editions are tables of their own"),
        ('[tool.reportpub]\neditions = ["en"]\n', ":2: An edition is a table"),
        ("[[tool.reportpub.editions]]\n", ":1: The edition has no name; give it one"),
        (f'{EDITION}a/b"\n', ":2: “a/b” cannot be part of a file name; use"),
        (f'{EDITION}x"\n', ":1: The edition “x” has no languages; write"),
        (f'{EDITION}x"\nlanguages = "en"\n', ":3: “languages” must be a list"),
        (f'{EDITION}x"\nlanguages = ["fr"]\n', ":3: There is no text in “fr”; choose"),
        (f'{EDITION}x"\nlanguages = ["en", "zh-Hans"]\n', ":3: .* Chinese first"),
        (f'{EDITION}en"\nlanguages = ["zh-Hans"]\n', ":3: .*choose another name"),
        (f'{EDITION}en"\n\ncolour = 1\n', ":4: An edition has no “colour”; it has"),
        (f'{EDITION}en"\nlayout = "rows"\n', ":3: .* has one language; remove"),
        (f'{EDITION}zh-en"\nlayout = "ring"\n', ":3: There is no layout “ring”"),
        (f'{EDITION}zh-en"\nnumbers = "yes"\n', ":3: “numbers” must be true or false"),
        (
            f'{EDITION}en"\nnumbers = true\n',
            ":3: .* remove “numbers”, which is for two",
        ),
        (f'{EDITION}en"\nformats = ["odt"]\n', ":3: There is no format “odt”; choose"),
        (f'{EDITION}en"\nformats = []\n', ":3: .*choose from pdf, docx"),
        (f'{EDITION}zh-en"\nformats = ["pdf"]\n', ":3: .*keep “html” among"),
        (f'{EDITION}figures"\n', ":2: “figures” is no edition of the text; choose"),
        (f'{EDITION}EN"\n', ":2: “EN” is an edition that is called “en”; write it so"),
        (f'{EDITION}en"\n{EDITION}en"\n', ":4: The edition “en” is there twice"),
    ],
)
def test_settings_that_make_no_sense_are_refused_with_their_line(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ProjectError) as refused:
        read(tmp_path, text)

    assert refused.match(f"^pyproject.toml.*{words}" if words[0] == ":" else words)


def test_a_line_is_that_of_the_right_table(tmp_path: Path) -> None:
    text = (
        f'{EDITION}en"\n[tool.black]\nlayout = 1\n{EDITION}zh-Hans"\nlayout = "rows"\n'
    )

    with pytest.raises(ProjectError, match=r"^pyproject\.toml:7: "):
        read(tmp_path, text)
