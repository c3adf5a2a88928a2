"""Slow down whoever guesses passwords."""

from __future__ import annotations

from collections import defaultdict, deque
from threading import Lock

# Behind one address may be an office; behind one name is one person.
_TRIES = {"name": 5, "from": 20}
_SECONDS = 300.0
# Names are made up by whoever guesses; they must not fill the memory.
_KEYS = 10_000


class Gate:
    """Counts failures of the last minutes by name and by address.

    Keys begin with what they are: “name Li Na”, “from 192.0.2.1”.
    """

    def __init__(self) -> None:
        self._failures: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def wait(self, keys: tuple[str, ...], now: float) -> float:
        """Return for how many seconds ``keys`` may not try again; 0 where they may."""
        with self._lock:
            return max(self._wait(key, now) for key in keys)

    def failed(self, keys: tuple[str, ...], now: float) -> None:
        """Count a failure."""
        with self._lock:
            if len(self._failures) > _KEYS:
                self._failures.clear()
            for key in keys:
                self._failures[key].append(now)

    def passed(self, keys: tuple[str, ...]) -> None:
        """Forget the failures of somebody who got in."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _wait(self, key: str, now: float) -> float:
        times = self._failures.get(key)
        if not times:
            return 0.0
        while times and times[0] <= now - _SECONDS:
            times.popleft()
        tries = _TRIES[key.partition(" ")[0]]
        return times[0] + _SECONDS - now if len(times) >= tries else 0.0
