from __future__ import annotations

import json
from pathlib import Path

from reportpub.model.bead import AlignedText, Bead
from reportpub.model.bitext import Segment
from reportpub.storage.aligned import FORMS
from reportpub.storage.lexicon import read_lexicon
from reportpub.storage.pairs import read_pairs

TEXT = AlignedText(
    ("山高。", "水长<&>。", "无。"),
    ("Mountains & \x01rivers.", "Long.", "More."),
    (
        Bead(range(1), range(1), 0.96),
        Bead(range(1, 2), range(1, 3), 0.25),
        Bead(range(2, 3), range(3, 3), 0.1),
    ),
)


def written(form: str) -> str:
    return "".join(FORMS[form](TEXT))


def test_beads_are_as_in_gold_files() -> None:
    assert written("beads") == "[0]:[0]\n[1]:[1, 2]\n[2]:[]\n"


def test_doubtful_groups_have_a_question_mark() -> None:
    lines = written("text").splitlines()

    assert lines[0] == "    1   96%  山高。"
    assert lines[2] == "    2?  25%  水长<&>。"
    assert lines[5].strip() == "—"


def test_json_is_an_object_a_line() -> None:
    groups = [json.loads(line) for line in written("json").splitlines()]

    assert groups[1] == {
        "source": [1],
        "target": [1, 2],
        "confidence": 0.25,
        "zh": "水长<&>。",
        "en": "Long. More.",
    }


def test_tmx_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(written("tmx"), encoding="utf-8")

    [pairs] = read_pairs([str(path)])

    assert [*pairs.segments] == [
        Segment(0, 6, "山高。", "Mountains & rivers."),
        Segment(1, 10, "水长<&>。", "Long. More."),
    ]


def test_the_dictionary_has_words_with_all_their_meanings() -> None:
    glosses = read_lexicon().glosses

    assert len(glosses) > 100_000
    assert "river" in glosses["河水"]
    assert "tradition" in glosses["传统"]
