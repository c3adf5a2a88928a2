"""A comparison of two reports as people and programs read it.

A new form is a module with a function from a comparison to bytes, and a line in
``FORMS``.
"""

from __future__ import annotations

from collections.abc import Mapping

# Modules are named, not imported: each brings its own libraries.
FORMS: Mapping[str, str] = {
    "text": "reportpub.writers.comparison.text",
    "html": "reportpub.writers.comparison.html",
    "docx": "reportpub.writers.comparison.docx",
    "json": "reportpub.writers.comparison.json",
}
