"""The desk is killed in the middle of saves: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import re
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest
from httpx2 import Client, HTTPError
from tests.conftest import LayOut
from tests.running import EN
from tests.serving import Served, served

from reportpub.curation.entries import load
from reportpub.project import find_project
from reportpub.storage.tei import read_document

UNITS = ("e004", "e005", "e008", "e013", "e014")
# The merger of two entries changes three files at once.
ENTRY = "glossary/economy/{}.toml"


class Writer(Thread):
    """Saves one sentence again and again, and remembers what was acknowledged."""

    def __init__(self, address: str, unit: str, first: int, stop: Event) -> None:
        super().__init__(daemon=True)
        self._address, self._unit, self._stop_it = address, unit, stop
        self.number = first
        # What was sent to the desk before it was killed may be there or not.
        self.acknowledged = 0
        self.saved = 0

    def run(self) -> None:
        path = f"/text/mini/{self._unit}/edit"
        with Client(base_url=self._address, timeout=20) as client:
            while not self._stop_it.is_set():
                try:
                    page = client.get(path).text
                    pairs = re.findall(r'name="(seal|version)" value="([^"]*)"', page)
                    number = self.number + 1
                    words = f"Sentence {self._unit} in version {number}."
                    self.number = number
                    reply = client.post(
                        path, data={**dict(pairs), "words": words, "state": "reviewed"}
                    )
                except HTTPError:
                    return
                if reply.status_code == 303:
                    self.acknowledged = number
                    self.saved += 1


def present(project: Path) -> dict[str, int]:
    """Return which version each sentence has, in a text that can be read."""
    document = read_document(project / EN, EN)
    found = {
        sentence.id: re.search(r"version (\d+)", sentence.text)
        for sentence in document.sentences()
    }
    return {unit: int(match[1]) for unit, match in found.items() if match}


def save_and_kill(project: Path, wanted: int, seed: int) -> int:
    chance = random.Random(seed)  # noqa: S311 - no secret
    known, held = dict.fromkeys(UNITS, 0), dict.fromkeys(UNITS, 0)
    saved = 0
    while saved < wanted:
        stop = Event()
        with served(project) as desk:
            writers = [Writer(desk.address, unit, known[unit], stop) for unit in UNITS]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.2, 1.5))
            desk.process.kill()
            desk.process.wait()
            stop.set()
            for writer in writers:
                writer.join()
        versions = present(project)
        for unit, writer in zip(UNITS, writers, strict=True):
            least = max(held[unit], writer.acknowledged)
            assert least <= versions.get(unit, 0) <= writer.number
            known[unit], held[unit] = writer.number, versions.get(unit, 0)
            saved += writer.saved
    with served(project):
        # It clears away what it was writing when it was killed.
        assert not list((project / "source/mini").glob(".*"))
    return saved


def test_a_desk_that_is_killed_keeps_every_acknowledged_save(lay_out: LayOut) -> None:
    project = lay_out()

    saved = save_and_kill(project, 20, seed=1)

    assert saved >= 20
    assert load(find_project(project))


@pytest.mark.external
def test_a_thousand_saves_are_kept_however_often_it_is_killed(lay_out: LayOut) -> None:
    assert save_and_kill(lay_out(), 1000, seed=2) >= 1000


def test_a_change_of_several_files_that_was_cut_off_is_taken_back_whole(
    lay_out: LayOut,
) -> None:
    project = lay_out()
    before = {p: p.read_bytes() for p in (project / "glossary").rglob("*.toml")}
    with served(project) as desk:
        merge(desk)
    # As if it had been killed between two files: the record is open, one file is old.
    with sqlite3.connect(project / ".reportpub/desk.sqlite") as database:
        database.execute("UPDATE save SET done = 0")
    database.close()
    gone = project / ENTRY.format("liubao")
    gone.write_bytes(before[gone])

    with served(project) as desk, Client(base_url=desk.address) as client:
        page = client.get("/history").text

    assert {p: p.read_bytes() for p in (project / "glossary").rglob("*.toml")} == before
    assert "Merge" not in page


def merge(desk: Served) -> None:
    with Client(base_url=desk.address) as client:
        entry = client.get("/glossary/entry/liubao").text
        [seal, *_] = re.findall(r'name="seal" value="([^"]*)"', entry)
        [version, *_] = re.findall(r'name="version" value="([^"]*)"', entry)
        fields = {"seal": seal, "version": version, "into": "liuwen", "seen": "1"}
        reply = client.post("/glossary/entry/liubao/merge", data=fields)
        assert reply.status_code == 303


def test_many_who_save_at_once_are_all_kept(lay_out: LayOut) -> None:
    project = lay_out()
    with served(project) as desk, ThreadPoolExecutor(len(UNITS)) as pool:
        stop = Event()
        writers = [Writer(desk.address, unit, 0, stop) for unit in UNITS]
        futures = [pool.submit(writer.run) for writer in writers]
        time.sleep(1)
        stop.set()
        for future in futures:
            future.result()

    versions = present(project)
    assert versions == {
        unit: writer.acknowledged for unit, writer in zip(UNITS, writers, strict=True)
    }
