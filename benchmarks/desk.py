"""The desk under load, its printed pages, and its glossary as one types.

Usage: python benchmarks/desk.py [--people 50] [--seconds 60] [--concepts 20000]
[--git]. The server is a process of its own on a copy of the real report. Each person
reads the text, looks terms up, opens a sentence and saves it, and rests about two
seconds between two requests, as one who works fast. Times are those of the client, in
ms; the client itself takes its share of the same cores.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from httpx2 import AsyncClient, Limits

_ROOT = Path(__file__).resolve().parents[1]
_FRAGMENT = {"x-desk-fragment": "1"}
_QUERIES = ("六", "六稳", "lw", "liuwen", "six", "security", "发展", "gzl", "ch")
_ENTRY = """\
id = "{id}"
kind = "term"
scope = "national"
status = "approved"

[zh]
preferred = "{zh}"

[en]
preferred = "{en}"
"""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--git", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = _project(Path(folder) / "load")
        if wanted.git:
            _commit(project)
        with _served(project) as (address, pid):
            load, before = _Load(address), _cpu(pid)
            asyncio.run(load.run(wanted.people, wanted.seconds))
            load.print(wanted.people)
            each = (_cpu(pid) - before) * 1000 / load.count
            print(f"processor: {each:.1f} ms a request, without checks")
            print(f"memory of the server: {_peak(pid):.0f} MB at its peak")
            preview = _Load(address)
            asyncio.run(preview.preview())
            print("\none who looks at the printed page")
            preview.print(1)
        large = _project(Path(folder) / "large")
        _grow(large, wanted.concepts)
        with _served(large) as (address, pid):
            typing = _Load(address)
            asyncio.run(typing.type(pid))
            print(f"\na keystroke among {wanted.concepts} concepts more")
            typing.print(1)
            print(f"processor: {typing.cpu:.1f} ms a keystroke")
            print(f"memory of the server: {_peak(pid):.0f} MB at its peak")
    return 0


class _Load:
    """People at the desk, and how long they waited."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._times: defaultdict[str, list[float]] = defaultdict(list)
        self._failures: list[str] = []
        self._saved = 0
        self._met = 0
        self.cpu = 0.0

    async def run(self, people: int, seconds: float) -> None:
        end = time.monotonic() + seconds
        await asyncio.gather(*(self._work(number, end) for number in range(people)))

    @property
    def count(self) -> int:
        return sum(map(len, self._times.values()))

    async def preview(self) -> None:
        """Save sentences all over the report, and wait for the picture of each page."""
        async with self._client() as client:
            text = await self._get(client, "text", "/text/handan-2021")
            units = re.findall(r"/text/handan-2021/(e\d+)/edit", text)
            # The first page starts the process that sets them.
            await self._picture(client, "first picture", units[20])
            for unit in units[:: len(units) // 20]:
                started = time.perf_counter()
                await self._save(client, unit)
                await self._picture(client, "picture", unit)
                taken = (time.perf_counter() - started) * 1000
                self._times["save, picture"].append(taken)

    async def _picture(self, client: AsyncClient, name: str, unit: str) -> None:
        started = time.perf_counter()
        page = await client.get(f"/preview/handan-2021/{unit}", headers=_FRAGMENT)
        found = re.search(r'<img src="([^"]+)"', page.text)
        if found is None:
            self._failures.append(f"{page.status_code} {unit} has no picture")
            return
        await client.get(found[1])
        self._times[name].append((time.perf_counter() - started) * 1000)

    async def type(self, pid: int) -> None:
        async with self._client() as client:
            # The first request reads the whole glossary.
            await client.get("/glossary")
            before = _cpu(pid)
            for _ in range(10):
                for query in _QUERIES:
                    await self._get(client, "keystroke", f"/glossary?q={query}")
            self.cpu = (_cpu(pid) - before) * 1000 / self.count

    def print(self, people: int) -> None:
        print(f"people: {people}; saves: {self._saved}; two at once: {self._met}")
        print("              count   median     p99     max")
        every = [one for times in self._times.values() for one in times]
        for name, times in (*sorted(self._times.items()), ("all", every)):
            ordered = sorted(times)
            middle, late = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
            print(
                f"{name:13} {len(times):6} {middle:8.1f} {late:7.1f} {ordered[-1]:7.1f}"
            )
        print(f"errors: {len(self._failures)} {self._failures[:3]}")

    async def _work(self, number: int, end: float) -> None:
        chance = random.Random(number)  # noqa: S311 (no secret)
        async with self._client() as client:
            # People do not come through the door at one moment.
            await asyncio.sleep(number / 10)
            text = await self._get(client, "text", "/text/handan-2021")
            units = re.findall(r"/text/handan-2021/(e\d+)/edit", text)
            while time.monotonic() < end:
                await asyncio.sleep(chance.uniform(1, 3))
                match chance.randrange(10):
                    case 0:
                        await self._get(client, "text", "/text/handan-2021")
                    case 1 | 2 | 3:
                        query = chance.choice(_QUERIES)
                        await self._get(client, "search", f"/glossary?q={query}")
                    case 4:
                        await self._get(client, "entry", "/glossary/entry/liubao")
                    case 5:
                        await self._get(client, "library", "/")
                    case 6:
                        await self._get(client, "findings", "/findings/handan-2021")
                    case _:
                        await self._save(client, chance.choice(units))

    async def _save(self, client: AsyncClient, unit: str) -> None:
        path = f"/text/handan-2021/{unit}/edit"
        page = await self._get(client, "open", path)
        fields = dict(re.findall(r'name="(seal|version)" value="([^"]*)"', page))
        words = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
        assert words
        # A word more each time, and taken away again, so that the text stays a text.
        new = words[1].replace(" indeed.", ".")
        new = new if new != words[1] else words[1].rstrip(".") + " indeed."
        started = time.perf_counter()
        reply = await client.post(
            path,
            data={**fields, "words": new, "state": "translated"},
            headers=_FRAGMENT,
        )
        self._times["save"].append((time.perf_counter() - started) * 1000)
        self._saved += reply.status_code == 200
        self._met += reply.status_code == 409
        if reply.status_code not in {200, 409}:
            self._failures.append(f"{reply.status_code} {path} {reply.text[:300]}")

    async def _get(self, client: AsyncClient, name: str, path: str) -> str:
        started = time.perf_counter()
        headers = {} if name in {"text", "entry", "library", "findings"} else _FRAGMENT
        reply = await client.get(path, headers=headers)
        self._times[name].append((time.perf_counter() - started) * 1000)
        if reply.status_code != 200:
            self._failures.append(f"{reply.status_code} {path}")
        return reply.text

    def _client(self) -> AsyncClient:
        limits = Limits(max_connections=2)
        return AsyncClient(base_url=self._address, timeout=60, limits=limits)


def _project(place: Path) -> Path:
    for name in ("source", "glossary", "templates"):
        shutil.copytree(_ROOT / name, place / name)
    return place


def _commit(project: Path) -> None:
    (project / ".gitignore").write_text("/.reportpub/\n", encoding="utf-8")
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    commands: Sequence[Sequence[str]] = (
        ("init", "-q"),
        ("add", "."),
        (*identity, "commit", "-qm", "begin"),
    )
    for command in commands:
        subprocess.run(["git", *command], cwd=project, check=True)


def _grow(project: Path, count: int) -> None:
    """Add ``count`` entries of made-up words."""
    chance = random.Random(count)  # noqa: S311 (no secret)
    folder = project / "glossary/made"
    folder.mkdir()
    report = (project / "source/handan-2021/zh-Hans.xml").read_text(encoding="utf-8")
    signs = sorted(set(re.findall(r"[\u4e00-\u9fff]", report)))
    known: set[str] = set()
    while len(known) < count:
        word = "".join(chance.choices(signs, k=chance.randint(4, 7)))
        if word in known:
            continue
        known.add(word)
        letters = ("".join(chance.choices("aeioulnrst", k=6)) for _ in range(3))
        name = f"made-{len(known)}"
        entry = _ENTRY.format(id=name, zh=word, en=" ".join(letters))
        (folder / f"{name}.toml").write_text(entry, encoding="utf-8")


@contextmanager
def _served(project: Path) -> Iterator[tuple[str, int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportpub", "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        found = re.search(r"http://[^/]+", process.stdout.readline())
        assert found
        yield found[0], process.pid
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def _cpu(pid: int) -> float:
    """Return the seconds of processor the process took so far, its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert peak
    return int(peak[1]) * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main())
