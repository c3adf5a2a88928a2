from __future__ import annotations

from reportpub.writers.policy import content_policy


def test_a_style_is_named_by_the_hash_that_browsers_compute() -> None:
    # printf 'a{}' | openssl dgst -sha256 -binary | base64
    known = "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk="
    assert f"style-src 'sha256-{known}'" in content_policy("a{}")


def test_a_page_without_a_script_may_run_none() -> None:
    assert "script-src" not in content_policy("a{}")
    assert "default-src 'none'" in content_policy("a{}")


def test_another_script_gives_another_policy() -> None:
    assert content_policy("a{}", "b()") != content_policy("a{}", "c()")
