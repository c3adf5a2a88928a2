"""The term index as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from reportpub.model.publication import Publication
from reportpub.writers.term_index import term_rows
from reportpub.writers.theme import Theme


def write(publication: Publication, _theme: Theme) -> bytes:
    """Return one object: the report's id and its terms in the order of the index."""
    table = {
        "report": publication.report,
        "terms": [asdict(row) for row in term_rows(publication)],
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()
