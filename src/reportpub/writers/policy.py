"""What a page may load: its own style and script, and nothing else.

Content Security Policy Level 3, as a ``meta`` element: the page is as closed on a
server that sends no such header, and opened from a file.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def content_policy(style: str, script: str = "") -> str:
    """Return the policy of a page with this ``style`` and ``script`` inside.

    Both are named by their hashes: what anybody else puts into the page does not run.
    """
    rules = [
        "default-src 'none'",
        f"style-src {_source(style)}",
        # The empty picture that keeps browsers from asking for a favicon.
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script:
        rules.append(f"script-src {_source(script)}")
    return "; ".join(rules)


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
