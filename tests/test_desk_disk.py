"""No room on the disk: a save is refused with a sentence, and made once there is."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest
from httpx2 import Client, Response
from tests.conftest import LayOut
from tests.running import EN, snapshot
from tests.serving import Served, served

E004 = "/text/mini/e004/edit"
NEW = "Handan’s economy grew."


def save(desk: Served, words: str) -> Response:
    with Client(base_url=desk.address, timeout=30) as client:
        page = client.get(E004).text
        fields = dict(re.findall(r'name="(seal|version)" value="([^"]*)"', page))
        return client.post(E004, data={**fields, "words": words, "state": "reviewed"})


def allow(desk: Served, size: int) -> None:
    """Let no file of the desk grow beyond ``size`` bytes, as where a disk is full."""
    _, hard = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (size, hard))


@pytest.mark.parametrize("room", [0, 2000, 20_000])
def test_without_room_nothing_is_saved_and_that_is_said(
    lay_out: LayOut, room: int
) -> None:
    project: Path = lay_out()
    before = snapshot(project / "source")
    with served(project) as desk:
        # The first page makes what is made once.
        assert save(desk, "Handan’s economy grew a little.").status_code == 303
        before = snapshot(project / "source")
        allow(desk, room)
        refused = save(desk, NEW)
        during = snapshot(project / "source")
        allow(desk, resource.RLIM_INFINITY)
        made = save(desk, NEW)
        with Client(base_url=desk.address) as client:
            history = client.get("/history").text

    assert refused.status_code == 422
    assert re.search("cannot be (written|used)", refused.text)
    assert during == before
    assert made.status_code == 303
    assert NEW in (project / EN).read_text(encoding="utf-8")
    assert history.count("Edit the sentence") == 2
