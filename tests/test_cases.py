"""What a person sees: every block of ``cases/cli/*.md`` is run and compared.

A line after ``$`` is a command of the shell, which lines after ``>`` continue; the
lines after it are what it prints, on stdout and then on stderr, and ``[2]`` is its exit
status if it is not 0. The commands of a file share one copy of the smallest project.
``<n>`` stands for a number,
``<project>`` for the project's folder, ``<any>`` for any lines.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.running import ROOT, surroundings

from reportpub import __version__

CASES = Path(__file__).with_name("cases") / "cli"
# A guide whose examples are cases too.
GUIDES = (ROOT / "docs/import.md",)


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what it is to print."""

    command: str
    expected: str


def steps(text: str) -> Iterator[Step]:
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, _, rest = step.partition("\n")
            more = re.match(r"(?:> .*\n)*", rest)
            assert more
            lines = (first, *(line[2:] for line in more[0].splitlines()))
            yield Step("\n".join(lines), rest[more.end() :])


def perform(command: str, project: Path) -> str:
    """Return what ``command`` prints, and its exit status if it is not 0."""
    programs = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env=surroundings(PATH=programs),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    status = f"[{done.returncode}]\n" if done.returncode else ""
    return done.stdout + done.stderr + status


def as_pattern(expected: str, project: Path) -> str:
    pattern = re.escape(expected.replace("@VERSION@", __version__))
    pattern = pattern.replace("<n>", r"\d+(?:\.\d+)?")
    pattern = pattern.replace("<project>", re.escape(str(project)))
    return pattern.replace("<any>\\\n", "(?s:.*)")


def rewritten(text: str, printed: Iterable[str]) -> str:
    """Return the case with what was printed; expectations with wildcards stay."""
    rest = iter(printed)

    def step(match: re.Match[str]) -> str:
        new = next(rest)
        kept = "<n>" in match[2] or "<any>" in match[2] or "@VERSION@" in match[2]
        return match[0] if kept else match[1] + new

    return re.sub(r"(?m)^(\$ .*\n(?:> .*\n)*)((?:(?!\$ |```).*\n)*)", step, text)


@pytest.mark.parametrize(
    "case", [*sorted(CASES.glob("*.md")), *GUIDES], ids=lambda path: path.stem
)
def test_a_person_sees_what_the_case_says(
    case: Path, lay_out: Callable[..., Path], request: pytest.FixtureRequest
) -> None:
    project = lay_out()
    text = case.read_text(encoding="utf-8")
    performed = [(step, perform(step.command, project)) for step in steps(text)]
    assert performed

    if request.config.getoption("--update-golden"):
        printed = (words.replace(str(project), "<project>") for _, words in performed)
        case.write_text(rewritten(text, printed), encoding="utf-8")
        return

    for step, seen in performed:
        message = f"$ {step.command}\n{seen}--- expected:\n{step.expected}"
        assert re.fullmatch(as_pattern(step.expected, project), seen), message
