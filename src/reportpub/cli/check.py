"""``reportpub check``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.diagnostics import Severity
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub check
  reportpub check handan-2021
"""
)
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.pass_context
def check(ctx: click.Context, reports: tuple[str, ...]) -> None:
    """Hold the given reports, or all, to the rules; exit 1 if an error is found."""
    from reportpub import pipeline

    project = find_project(Path.cwd())
    wanted = project.chosen(reports)
    findings = [
        finding for report in wanted for finding in pipeline.check(project, report)
    ]
    for finding in findings:
        click.echo(finding)
    if any(finding.severity is Severity.ERROR for finding in findings):
        ctx.exit(1)
    click.echo(f"{', '.join(wanted)}: no errors")
