from __future__ import annotations

from reportpub.checks.waivers import waive
from reportpub.diagnostics import Diagnostic, Location, Severity
from reportpub.model.waiver import Waiver

PLACE = Location("waivers.toml", 2)
FINDING = Diagnostic(
    "A001", Severity.ERROR, Location("x", 1), "“甲” has no English.", "h", unit="s1"
)


def test_what_is_waived_is_not_found() -> None:
    waiver = Waiver("A001", "s1", "Left out.", "", PLACE)

    assert waive([FINDING], [waiver], ("A001", "W001")) == ()


def test_a_waiver_may_be_about_certain_words() -> None:
    other = Waiver("A001", "s1", "Left out.", "乙", PLACE)

    found = waive([FINDING], [other], ("A001", "W001"))

    assert [finding.code for finding in found] == ["A001", "W001"]


def test_a_waiver_that_nothing_needs_is_found_where_it_stands() -> None:
    idle = Waiver("A001", "s9", "Left out.", "", PLACE)

    (found,) = waive([], [idle], ("A001", "W001"))

    assert (found.code, found.severity, found.location) == (
        "W001",
        Severity.WARNING,
        PLACE,
    )


def test_a_waiver_of_a_rule_that_was_not_asked_is_not_idle() -> None:
    idle = Waiver("A001", "s9", "Left out.", "", PLACE)

    assert waive([], [idle], ("A002", "W001")) == ()
