"""Groups whose commands are imported when they are called, so that all start fast."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group given as ``{"name": "module:function"}``."""

    def __init__(self, *, commands: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self._places = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order they were given."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, importing it."""
        del ctx
        if cmd_name not in self._places:
            return None
        module, _, function = self._places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command
