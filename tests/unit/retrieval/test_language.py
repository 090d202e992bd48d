import pytest

from app.retrieval.language import question_language
from app.storage.stop_words import STOP_WORDS, without_stop_words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What does the cooling circuit need?", "en"),
        ("Wie hoch ist der Druck im Kreislauf?", "de"),
        ("Wie oft muss die Nierenfunktion kontrolliert werden?", "de"),
        ("Wie werden die Pakete weitergeleitet?", "de"),  # all small words of it are Dutch too
        ("¿Cuántos puntos permitió la defensa?", "es"),
        ("Combien de temps dure la garantie ?", "fr"),
        ("Сколько очков пропустила защита?", "ru"),
        ("Скільки триває гарантія і хто її дає?", "uk"),
        ("发动机的功率是多少?", "zh"),
        ("エンジンの出力は何ですか", "ja"),
        ("보증 기간은 얼마나 됩니까?", "ko"),
        ("การรับประกันนานเท่าไร", "th"),
        ("ما هي مدة الضمان؟", "ar"),
        ("Πόσο διαρκεί η εγγύηση;", "el"),
    ],
)
def test_the_language_of_a_short_question_is_told(question: str, language: str) -> None:
    assert question_language(question) == language


def test_a_latin_name_does_not_hide_the_script() -> None:
    assert question_language("BMW 320d 发动机的功率是多少") == "zh"


@pytest.mark.parametrize("text", ["", "???", "BMW X5 2019", "1234"])
def test_without_a_clue_there_is_no_language(text: str) -> None:
    assert question_language(text) is None


def test_stop_words_go_and_content_stays_in_place() -> None:
    assert without_stop_words("What is the boiling point?", "en").split() == ["boiling", "point?"]
    assert "功率" in without_stop_words("功率是多少", "zh")
    assert "多少" not in without_stop_words("功率是多少", "zh")


def test_a_question_of_stop_words_alone_is_kept() -> None:
    assert without_stop_words("Who are you?", "en") == "Who are you?"


def test_every_list_is_in_lower_case() -> None:
    assert all(word == word.lower() for words in STOP_WORDS.values() for word in words)
