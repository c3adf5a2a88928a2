"""What commands on loose texts have in common: a glossary, and a place to write to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from reportpub.errors import ProjectError
from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.model.glossary import Glossary

_Decorator: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]


def glossary_option(what: str) -> _Decorator:
    """Return the option ``--glossary``; ``what`` says what it is for."""
    return click.option(
        "--glossary",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=f"{what} Default: that of the project around, if any.",
    )


def output_option(what: str) -> _Decorator:
    """Return the option ``--output``; ``what`` is written to the file."""
    return click.option(
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help=f"Write the {what} to this file.",
    )


def glossary_around(folder: Path | None) -> Glossary:
    """Return the glossary in ``folder``, or of the project around, or an empty one."""
    from reportpub.model.glossary import Glossary
    from reportpub.storage.glossary import read_glossary

    if folder is None:
        try:
            folder = find_project(Path.cwd()).glossary
        except ProjectError:
            return Glossary({})
    return read_glossary(folder, folder.parent)


def write_out(pieces: Iterable[str], output: Path | None) -> None:
    """Write ``pieces`` into the file ``output``, whole; or print each as it comes."""
    if output:
        from reportpub.storage.staging import write_whole

        write_whole(output.resolve(), "".join(pieces).encode())
        return
    for piece in pieces:
        click.echo(piece, nl=False)
