"""The door for the glossary: one TOML file a concept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Concept, Glossary, Status
from reportpub.storage.glossary_entry import read_entry


def read_glossary(folder: Path, root: Path) -> Glossary:
    """Read every ``*.toml`` under ``folder``; messages name files from ``root``.

    Raises ``GlossaryError`` with file and line for the first entry that is no
    TOML, breaks the form of an entry, repeats an id or a Chinese word, or refers to
    no entry.
    """
    return gathered(
        read_entry(path, path.relative_to(root).as_posix())
        for path in sorted(folder.rglob("*.toml"))
    )


def gathered(entries: Iterable[Concept]) -> Glossary:
    """Return ``entries`` as a glossary.

    Raises ``GlossaryError`` for the first that repeats an id or a Chinese word, or
    refers to no entry.
    """
    concepts: dict[str, Concept] = {}
    for concept in entries:
        if concept.id in concepts:
            first = concepts[concept.id].location.path
            message = f"The id “{concept.id}” is also that of {first}; rename one."
            raise GlossaryError(message, concept.location)
        concepts[concept.id] = concept
    _refuse_shared_words(concepts.values())
    _refuse_dangling(concepts.values(), concepts)
    return Glossary(dict(sorted(concepts.items())))


def _refuse_shared_words(concepts: Iterable[Concept]) -> None:
    """Refuse two entries for one Chinese word: one of them would never be found."""
    owners: dict[str, Concept] = {}
    for concept in concepts:
        if concept.status is Status.SUPERSEDED:
            continue
        for word in dict.fromkeys((concept.zh.preferred, *concept.zh.variants)):
            owner = owners.setdefault(word, concept)
            if owner is not concept:
                message = (
                    f"“{word}” is also a word of {owner.location.path}; merge the two "
                    "entries, or remove it from one."
                )
                raise GlossaryError(message, concept.location)


def _refuse_dangling(concepts: Iterable[Concept], known: Mapping[str, Concept]) -> None:
    for concept in concepts:
        for other in concept.see_also:
            if other not in known:
                message = (
                    f"see_also names “{other}”, but no entry has that id; "
                    "correct it or remove it."
                )
                raise GlossaryError(message, concept.location)
