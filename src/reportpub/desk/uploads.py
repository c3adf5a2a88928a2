"""Files that were sent and wait to be confirmed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from threading import Lock

_KEPT = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, by whom, and the name it came with."""

    who: str
    name: str
    data: bytes


class Uploads:
    """The latest files; an older one has to be sent again."""

    def __init__(self) -> None:
        self._files: dict[str, Upload] = {}
        self._lock = Lock()

    def keep(self, upload: Upload) -> str:
        """Return the key by which ``upload`` is taken again."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._files[key] = upload
            while len(self._files) > _KEPT:
                del self._files[next(iter(self._files))]
        return key

    def take(self, key: str, who: str) -> Upload | None:
        """Return the file kept under ``key``, if it is that of ``who``; once."""
        with self._lock:
            found = self._files.get(key)
            if found is None or found.who != who:
                return None
            return self._files.pop(key)
