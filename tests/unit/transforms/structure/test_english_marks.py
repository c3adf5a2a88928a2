from __future__ import annotations

import pytest

from reportpub.transforms.structure.english_marks import with_english_marks


@pytest.mark.parametrize(
    ("loose", "normal"),
    [
        ('It\'s the "new" plan', "It’s the “new” plan"),
        ("the people's 'one' goal", "the people’s ‘one’ goal"),
        ("in the '90s", "in the ’90s"),
        ("6％ of  it", "6% of it"),
        ("a plan -- a good one", "a plan—a good one"),
        ('("quoted")', "(“quoted”)"),
    ],
)
def test_marks_become_those_of_a_publisher(loose: str, normal: str) -> None:
    assert with_english_marks(loose)[0] == normal


def test_every_change_is_counted() -> None:
    _, changes = with_english_marks("It's Li's plan")

    assert changes == {("'", "’"): 2}
