"""A desk on the smallest project, with nobody but a local editor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conftest import LayOut
from tests.unit.desk.desks import Browser, desk


@pytest.fixture
def browser(lay_out: LayOut) -> Iterator[Browser]:
    with desk(lay_out()) as browser:
        yield browser
