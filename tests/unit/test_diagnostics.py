from __future__ import annotations

import pickle

from reportpub.diagnostics import Diagnostic, Location, Severity
from reportpub.errors import FindingsError, SourceError


def test_a_location_names_file_and_line() -> None:
    assert str(Location("source/en.xml", 6)) == "source/en.xml:6"


def test_a_location_whose_line_is_unknown_names_the_file() -> None:
    assert str(Location("source/en.xml")) == "source/en.xml"


def test_a_finding_says_where_what_and_the_way_out() -> None:
    finding = Diagnostic(
        "A001", Severity.ERROR, Location("zh.xml", 6), "“甲” has no English.", "Do it."
    )

    assert str(finding) == "zh.xml:6: A001 [error] “甲” has no English. Hint: Do it."


def test_a_failure_begins_with_its_place() -> None:
    assert str(SourceError("Mend it.", Location("zh.xml", 6))) == "zh.xml:6: Mend it."
    assert str(SourceError("Mend it.")) == "Mend it."


def test_a_failure_keeps_its_place_on_the_way_from_another_process() -> None:
    failure = SourceError("Mend it.", Location("zh.xml", 6))

    arrived = pickle.loads(pickle.dumps(failure))  # noqa: S301 (our own bytes)

    assert type(arrived) is SourceError
    assert str(arrived) == str(failure)


def test_findings_keep_on_the_way_from_another_process() -> None:
    finding = Diagnostic("A001", Severity.ERROR, Location("zh.xml", 6), "m", "h")

    arrived = pickle.loads(pickle.dumps(FindingsError([finding])))  # noqa: S301

    assert arrived.diagnostics == (finding,)
