"""``reportpub glossary``: the group of the commands that keep the terms."""

from __future__ import annotations

import click

from reportpub.cli.lazy import LazyGroup

_HERE = "reportpub.cli.glossary"
_EXCHANGE = "reportpub.cli.glossary_exchange"


@click.group(
    cls=LazyGroup,
    commands={
        "list": f"{_HERE}.list:list_entries",
        "show": f"{_HERE}.show:show",
        "add": f"{_HERE}.add:add",
        "set": f"{_HERE}.set:set_fields",
        "rename": f"{_HERE}.rename:rename",
        "merge": f"{_HERE}.merge:merge",
        "retire": f"{_HERE}.retire:retire",
        "stats": f"{_HERE}.stats:stats",
        "impact": f"{_HERE}.impact:impact",
        "harvest": f"{_HERE}.harvest:harvest",
        "export": f"{_EXCHANGE}:export_glossary",
        "import": f"{_EXCHANGE}:import_glossary",
    },
    epilog="docs/glossary.md goes through them task by task.",
)
def glossary() -> None:
    """Keep the terms: look up, add, change, and see what a change touches."""
