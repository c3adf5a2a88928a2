from __future__ import annotations

import pytest

from reportpub.model.pinyin import homophones, readings, spoken


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("六稳", "liù wěn"),
        ("平安银行", "píng ān yín háng"),
        ("“532”主导产业", "532 zhǔ dǎo chǎn yè"),
        ("PM2.5平均浓度", "PM2.5 píng jūn nóng dù"),
        ("东强、南联", "dōng qiáng nán lián"),
        ("一般公共预算", "yī bān gōng gòng yù suàn"),
        ("不忘初心", "bù wàng chū xīn"),
    ],
)
def test_a_word_is_read_as_a_whole(word: str, sound: str) -> None:
    assert spoken(word) == sound


def test_an_override_has_a_syllable_for_each_character() -> None:
    assert spoken("“5G”重构", "chóng gòu") == "5G chóng gòu"


def test_the_usual_reading_comes_first() -> None:
    assert readings("重")[0] == "zhòng"
    assert "chóng" in readings("重")


def test_a_homophone_has_one_reading() -> None:
    assert all(readings(char) == (sound,) for sound, char in homophones().items())
