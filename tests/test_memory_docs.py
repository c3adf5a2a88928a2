"""The examples of docs/memory.md are cases that are run."""

from __future__ import annotations

from tests.running import ROOT
from tests.test_cases import CASES, Step, steps

GUIDE = ROOT / "docs/memory.md"


def test_every_example_of_the_guide_is_run_as_a_case() -> None:
    cases = (CASES / name for name in ("memory.md", "compare.md"))
    run = [step for case in cases for step in steps(case.read_text(encoding="utf-8"))]

    shown = [*steps(GUIDE.read_text(encoding="utf-8"))]

    assert shown
    assert [step for step in shown if not is_run(step, run)] == []


def is_run(step: Step, run: list[Step]) -> bool:
    return any(
        step.command == case.command and step.expected == case.expected for case in run
    )
