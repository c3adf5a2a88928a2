"""The JSON Schema that editors use says what the door for the glossary says."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.running import BASE, ROOT

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Confidence, GlossForm, Kind, Rank, Status
from reportpub.storage import glossary as door
from reportpub.storage.glossary_entry import FIELDS

SCHEMA: Mapping[str, Any] = json.loads(
    (Path(door.__file__).with_name("glossary.schema.json")).read_text(encoding="utf-8")
)
TABLES: Mapping[str, Any] = {"": SCHEMA, **SCHEMA["$defs"]}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_and_the_door_know_the_same_fields() -> None:
    fields = {name: frozenset(t["properties"]) for name, t in TABLES.items()}

    assert fields == FIELDS


def test_the_schema_and_the_model_know_the_same_choices() -> None:
    own = SCHEMA["properties"]

    assert own["kind"]["enum"] == list(Kind)
    assert own["status"]["enum"] == list(Status)
    assert own["confidence"]["enum"] == list(Confidence)
    assert TABLES["en"]["properties"]["gloss_as"]["enum"] == list(GlossForm)
    assert TABLES["sources"]["properties"]["rank"]["enum"] == list(Rank)


def test_every_field_is_described() -> None:
    bare = [
        f"{name}.{field}"
        for name, table in TABLES.items()
        for field, schema in table["properties"].items()
        if "description" not in schema and "$ref" not in schema
    ]

    assert bare == []
    assert all(table["description"] for table in TABLES.values())


@pytest.mark.parametrize("root", [ROOT, BASE], ids=["real", "base"])
def test_every_entry_is_valid(root: Path) -> None:
    validator = Draft202012Validator(SCHEMA)
    errors = [
        f"{path.name}: {error.message}"
        for path in sorted((root / "glossary").rglob("*.toml"))
        for error in validator.iter_errors(tomllib.loads(path.read_text("utf-8")))
    ]

    assert errors == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('status = "approved"', 'status = "aproved"'),
        ('id     = "fazhan"', 'id     = "Fa Zhan"'),
        ('[en]\npreferred = "development"', ""),
        ('preferred = "发展"', 'preferred = ""'),
        ('preferred = "发展"', 'preferred = "发展"\nvariant = []'),
    ],
)
def test_what_the_door_refuses_the_schema_refuses(
    old: str, new: str, tmp_path: Path
) -> None:
    text = (BASE / "glossary/economy/fazhan.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "fazhan.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(GlossaryError):
        door.read_glossary(tmp_path, tmp_path)

    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not Draft202012Validator(SCHEMA).is_valid(table)
