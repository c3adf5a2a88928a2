"""``reportpub``: the group of all commands."""

from __future__ import annotations

import sys

import click

from reportpub import __version__
from reportpub.cli.lazy import LazyGroup
from reportpub.errors import FindingsError, ReportpubError

_FINDINGS, _FAILURE = 1, 2


class _Group(LazyGroup):
    """Turns failures into one sentence and the exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except FindingsError as error:
            from reportpub.findings.text import as_text

            for words in as_text(error.diagnostics):
                click.echo(words, err=True, nl=False)
            click.echo(f"reportpub: {error}", err=True)
            sys.exit(_FINDINGS)
        except ReportpubError as error:
            click.echo(f"reportpub: {error}", err=True)
            sys.exit(_FAILURE)


@click.group(
    cls=_Group,
    commands={
        "accept": "reportpub.cli.accept:accept",
        "align": "reportpub.cli.align:align",
        "build": "reportpub.cli.build:build",
        "check": "reportpub.cli.check:check",
        "compare": "reportpub.cli.compare:compare",
        "doctor": "reportpub.cli.doctor:doctor",
        "export": "reportpub.cli.export:export",
        "figures": "reportpub.cli.figures:figures",
        "format": "reportpub.cli.format:format_files",
        "glossary": "reportpub.cli.glossary:glossary",
        "import": "reportpub.cli.import_report:import_report",
        "init": "reportpub.cli.init:init",
        "leverage": "reportpub.cli.leverage:leverage",
        "memory": "reportpub.cli.memory:memory",
        "pull": "reportpub.cli.pull:pull",
        "serve": "reportpub.cli.serve:serve",
        "theme": "reportpub.cli.theme:theme",
        "user": "reportpub.cli.user:user",
    },
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 findings to mend, 2 failure.",
)
@click.version_option(__version__, message="reportpub %(version)s")
def main() -> None:
    """Publish a Chinese government work report in two languages.

    Run it inside a project: a folder with source/, glossary/ and templates/.
    """
