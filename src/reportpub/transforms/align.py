"""From the ``@corresp`` of the translation to alignment groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.alignment import Alignment, Group
from reportpub.model.document import Document


def align(source: Document, target: Document) -> Alignment:
    """Return the groups of sentences that translate each other.

    A group is a connected component of the links that ``target`` gives in
    ``@corresp`` (TEI P5, 17.3.3). Sentences without a link form a group of their
    own with the other side empty; groups come in the order of their first source
    sentence, those without a source last.

    Raises ``SourceError`` for a link to nothing, into another report, or from the
    adopted text.
    """
    _refuse_links_from(source)
    links = _links(source, target)
    groups = tuple(_groups(source, target, links))
    return Alignment(
        groups,
        {identifier: group for group in groups for identifier in group.source},
        {identifier: group for group in groups for identifier in group.target},
    )


def _refuse_links_from(source: Document) -> None:
    for identifier, corresp, location in _linked(source):
        if corresp:
            message = (
                f"“{identifier}” of the adopted text has a @corresp; alignment is "
                "written in the translation only, so remove it."
            )
            raise SourceError(message, location)


def _links(source: Document, target: Document) -> dict[str, list[str]]:
    """Return for every sentence of ``target`` the source sentences it renders."""
    file_name = PurePosixPath(source.location.path).name
    blocks = {block.id for block in source.blocks()}
    sentences = {sentence.id for sentence in source.sentences()}
    for identifier, corresp, location in _linked_blocks(target):
        _resolve(identifier, corresp, location, file_name, blocks)
    return {
        sentence.id: _resolve(
            sentence.id, sentence.corresp, sentence.location, file_name, sentences
        )
        for sentence in target.sentences()
    }


def _linked(document: Document) -> Iterator[tuple[str, tuple[str, ...], Location]]:
    for sentence in document.sentences():
        yield sentence.id, sentence.corresp, sentence.location
    yield from _linked_blocks(document)


def _linked_blocks(
    document: Document,
) -> Iterator[tuple[str, tuple[str, ...], Location]]:
    for block in document.blocks():
        yield block.id, block.corresp, block.location


def _resolve(
    identifier: str,
    corresp: Iterable[str],
    location: Location,
    file_name: str,
    known: Iterable[str],
) -> list[str]:
    resolved: list[str] = []
    for reference in corresp:
        name, _, other = reference.partition("#")
        if name != file_name:
            message = (
                f"The @corresp of “{identifier}” leads out of the report, to "
                f"“{reference}”; it must begin with “{file_name}#”."
            )
            raise SourceError(message, location)
        if other not in known:
            message = (
                f"The @corresp of “{identifier}” points to “{other}”, which "
                f"{file_name} does not have; correct the id."
            )
            raise SourceError(message, location)
        resolved.append(other)
    return resolved


def _groups(
    source: Document, target: Document, links: Mapping[str, list[str]]
) -> Iterator[Group]:
    targets_of: defaultdict[str, list[str]] = defaultdict(list)
    for identifier, rendered in links.items():
        for other in rendered:
            targets_of[other].append(identifier)
    source_order = {s.id: rank for rank, s in enumerate(source.sentences())}
    target_order = {s.id: rank for rank, s in enumerate(target.sentences())}
    grouped: set[str] = set()
    for identifier in source_order:
        if identifier in grouped:
            continue
        sources, targets = _component(identifier, links, targets_of)
        grouped.update(sources)
        yield Group(
            tuple(sorted(sources, key=source_order.__getitem__)),
            tuple(sorted(targets, key=target_order.__getitem__)),
        )
    for identifier, rendered in links.items():
        if not rendered:
            yield Group((), (identifier,))


def _component(
    start: str, links: Mapping[str, list[str]], targets_of: Mapping[str, list[str]]
) -> tuple[set[str], set[str]]:
    """Return all sentences that links join to the source sentence ``start``."""
    sources, targets, waiting = {start}, set[str](), [start]
    while waiting:
        for target in targets_of.get(waiting.pop(), ()):
            if target in targets:
                continue
            targets.add(target)
            new = [other for other in links[target] if other not in sources]
            sources.update(new)
            waiting.extend(new)
    return sources, targets
