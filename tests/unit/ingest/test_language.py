import pytest

from app.ingest.language import LanguageDetector


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pump must be bled before the first start.", "en"),
        ("Die Pumpe muss vor dem ersten Start entlüftet werden.", "de"),
        ("La bomba debe purgarse antes del primer arranque.", "es"),
        ("Перед первым пуском насос необходимо прокачать.", "ru"),
        ("首次启动前必须对泵进行排气。", "zh"),
        ("最初の始動前にポンプの空気を抜いてください。", "ja"),
    ],
)
def test_a_sentence_is_enough(detector: LanguageDetector, text: str, language: str) -> None:
    assert detector.detect(text) == language


@pytest.mark.parametrize("text", ["", "  ", "12345", "A", "ok", "Hello", "1 2 3 / 4.5 %", "\ud800"])
def test_where_nothing_can_be_told_there_is_no_language(
    detector: LanguageDetector, text: str
) -> None:
    assert detector.detect(text) is None


def test_a_long_text_is_judged_by_pieces_from_all_over(detector: LanguageDetector) -> None:
    licence = "Permission is hereby granted, free of charge. "
    text = licence * 4 + "Die Pumpe muss vor dem ersten Start entlüftet werden. " * 100
    assert detector.detect(text) == "de"
    assert detector.detect(text) == detector.detect(text)
