from __future__ import annotations

import pytest

from reportpub.transforms.structure.romanise import romanised


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("樊成华", "Fan Chenghua"),
        ("李强", "Li Qiang"),
        ("欧阳小华", "Ouyang Xiaohua"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("", ""),
    ],
)
def test_a_name_is_written_as_english_reports_write_it(name: str, latin: str) -> None:
    assert romanised(name) == latin
