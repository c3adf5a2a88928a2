"""The elements and attributes of WordprocessingML that are read."""

from __future__ import annotations

from typing import Any, TypeAlias

# lxml has no types of its own.
Node: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def attribute(node: Node | None, name: str) -> str:
    """Return the attribute ``name`` of ``node``, or nothing."""
    return "" if node is None else str(node.get(f"{W}{name}") or "")


def value_of(node: Node, path: str) -> str:
    """Return ``w:val`` of the element at ``path``, such as ``pPr/pStyle``."""
    return attribute(
        node.find("/".join(f"{W}{step}" for step in path.split("/"))), "val"
    )
