"""``reportpub serve``."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportpub.errors import ProjectError
from reportpub.project import find_project

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@click.command(
    epilog="""\b
Examples:
  reportpub serve
  reportpub serve --watch
  reportpub serve --host 0.0.0.0 --port 8000
  reportpub serve --root-path /desk --allow-host reports.example.org
"""
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; beyond this machine only with users.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8421,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option("--watch", is_flag=True, help="Show at once what an editor saves.")
@click.option(
    "--root-path",
    default="",
    metavar="PATH",
    help="The path a reverse proxy serves the desk under and takes away, as /desk.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name the desk may be called by; may be given again. Default: the names "
    "of this machine, or with users any.",
)
def serve(
    *, host: str, port: int, watch: bool, root_path: str, hosts: tuple[str, ...]
) -> None:
    """Open the translators' desk: the project in a browser, for several people.

    Without users it is for one local editor, on this machine only; “reportpub user add”
    sets up sign-in.
    """
    from reportpub.desk.app import create_app
    from reportpub.storage.users import USERS, read_users

    project = find_project(Path.cwd())
    has_users = bool(read_users(project.root / USERS))
    if not has_users and not _is_local(host):
        message = (
            f"Without users the desk listens on this machine only, not at {host}; "
            "set them up with “reportpub user add NAME --role admin” first."
        )
        raise ProjectError(message)
    # Without sign-in a page of another site must not pass for this one by its name.
    names = hosts or (() if has_users else _LOCAL_NAMES)
    app = create_app(project, hosts=names, watch=watch)
    prefix = f"/{root_path.strip('/')}" if root_path.strip("/") else ""
    _run(app, host, port, prefix)


def _run(app: Callable[..., Any], host: str, port: int, prefix: str) -> None:
    import socket

    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named asyncio sets TCP_NODELAY; else answers are 40 ms late.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        message = f"{host}:{port} cannot be used: {error.strerror}; choose --port."
        raise ProjectError(message) from None
    name = f"[{host}]" if ":" in host else host
    click.echo(
        f"The desk is open at http://{name}:{listener.getsockname()[1]}{prefix}/; "
        "Ctrl-C closes it."
    )
    config = uvicorn.Config(
        app,
        root_path=prefix,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
