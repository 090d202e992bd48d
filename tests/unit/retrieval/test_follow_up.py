import pytest

from app.retrieval.follow_up import Earlier, says_nothing_new, stand_alone

CIRCUIT = Earlier("What pressure does the cooling circuit need?")
LEAVE = Earlier("How long is parental leave in Sweden?", titles=("Parental leave",))
BUILT = Earlier(
    "Who designed the Kestrel?",
    answer="The Kestrel was built in Whitby. She was designed by Elias Grant, a teacher.",
    titles=("The Kestrel",),
)


@pytest.mark.parametrize(
    "question",
    ["What does it cost to repair?", "And in winter?", "What about the heating system?"],
)
def test_a_follow_up_takes_the_earlier_content_along(question: str) -> None:
    rewritten = stand_alone(question, CIRCUIT)
    assert rewritten is not None
    assert rewritten.startswith(question)
    assert "cooling" in rewritten


@pytest.mark.parametrize(
    "question",
    [
        "When was the warranty of the boiler extended?",
        "When did Rome lose its last king?",
        "How do plants get their energy?",
        "How long does it take to fly to Oslo?",
        "What is it called when water freezes in a pipe?",
        "Wie viele Tage gibt es im Februar 2024?",
        "¿Cuál es la capital de Noruega?",
        "And how many days must fathers take in Portugal?",
    ],
)
def test_a_question_that_stands_alone_stays(question: str) -> None:
    assert stand_alone(question, CIRCUIT) is None


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("What about Germany?", "How long is parental leave in Germany?"),
        ("And in Portugal?", "How long is parental leave in Portugal?"),
        ("Why?", "Why? How long is parental leave in Sweden?"),
    ],
)
def test_a_part_takes_the_place_of_one_of_its_kind(question: str, understood: str) -> None:
    assert stand_alone(question, LEAVE) == understood


@pytest.mark.parametrize(
    ("earlier", "question", "understood"),
    [
        ("What was the revenue of Amazon in 2022?", "And in 2023?",
         "What was the revenue of Amazon in 2023?"),
        ("How much does the Brava 5 cost?", "And the 9?", "How much does the Brava 9 cost?"),
        ("What does error E4 mean?", "And E7?", "What does error E7 mean?"),
        ("Wie viele Tage Urlaub gibt es in Vollzeit?", "Und in Teilzeit?",
         "Wie viele Tage Urlaub gibt es in Teilzeit?"),
        ("¿Se puede visitar el faro de Punta Brava?", "¿Y el de Cabo Gris?",
         "¿Se puede visitar el faro de Cabo Gris?"),
    ],
)  # fmt: skip
def test_numbers_names_and_codes_are_of_different_kinds(
    earlier: str, question: str, understood: str
) -> None:
    assert stand_alone(question, Earlier(earlier)) == understood


def test_he_is_whom_the_answer_names_and_it_what_the_question_does() -> None:
    assert stand_alone("Where was he born?", BUILT) == "Where was he born? (Elias Grant)"
    assert stand_alone("How heavy is it?", BUILT) == "How heavy is it? (Kestrel)"


def test_the_same_pronoun_goes_on_meaning_the_same() -> None:
    before = Earlier(
        "Who commanded her? (Marigold)", "Who commanded her?", "Captain Amos Tull had her."
    )
    assert stand_alone("What became of her?", before) == "What became of her? (Marigold)"


def test_the_second_one_is_the_second_that_was_named() -> None:
    before = Earlier("Which is larger, Norvik or Baltus?")
    completed = stand_alone("What does the second one sell?", before)
    assert completed is not None
    assert "Baltus" in completed
    assert "Norvik" not in completed


def test_a_word_that_names_the_document_is_the_topic() -> None:
    before = Earlier("How long does rye bread keep?", titles=("Rye bread",))
    assert stand_alone("At what heat is it baked?", before) == (
        "At what heat is it baked? (rye bread)"
    )
    assert stand_alone("And brioche?", before) == "How long does brioche keep?"


def test_every_word_that_decided_a_figure_decides_the_next() -> None:
    question = "How many orders came by phone?"
    before = Earlier(question, titles=("orders",), computed=True)
    assert stand_alone("How many of them were returned?", before) == (
        "How many of them were returned? (orders came phone)"
    )


def test_nothing_is_added_twice() -> None:
    rewritten = stand_alone("Is it cooling?", CIRCUIT)
    assert rewritten is not None
    assert rewritten.lower().count("cooling") == 1


def test_asking_back_again_does_not_pile_up() -> None:
    before = Earlier("Why? How did the pump fail?", "Why?")
    assert stand_alone("Since when?", before) == "Since when? How did the pump fail?"


def test_a_pointing_word_works_in_chinese() -> None:
    assert "发动机" in (stand_alone("它的功率是多少?", Earlier("发动机有多重?")) or "")


def test_another_word_of_a_model_is_noticed() -> None:
    assert says_nothing_new("How heavy is the Kestrel?", "How heavy is it?", BUILT)
    assert not says_nothing_new("How heavy is the Titanic?", "How heavy is it?", BUILT)
    assert not says_nothing_new("It weighs nine tons.", "How heavy is it?", BUILT)
