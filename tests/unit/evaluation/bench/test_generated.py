import json
from collections import Counter
from pathlib import Path

import numpy as np

from app.evaluation.bench.generated import Generated, vocabulary

WORDS = [f"{a}{b}{c}{d}" for a in "bcdf" for b in "aeio" for c in "lmnr" for d in "aeiou"]


def test_the_same_seed_gives_the_same_everything(tmp_path: Path) -> None:
    def everything(folder: str) -> object:
        generated = Generated(WORDS, seed=3)
        texts = generated.texts(5)
        vectors = generated.vectors(4, generated.centres(2, 8))
        files = [path.read_bytes() for path in generated.files(tmp_path / folder, 3)]
        return texts, generated.question(texts[0]), vectors.tobytes(), files

    assert everything("a") == everything("b")


def test_words_follow_zipf_and_texts_have_the_length_asked_for() -> None:
    texts = Generated(WORDS).texts(300, words=100)
    counts = Counter(" ".join(texts).lower().replace(".", "").split())
    assert counts[WORDS[0]] > 1.5 * counts[WORDS[1]] > 2 * counts[WORDS[9]] > 0
    assert all(75 <= len(text.split()) <= 125 for text in texts)


def test_a_question_asks_for_words_of_its_text() -> None:
    generated = Generated(WORDS)
    text = generated.texts(1)[0]
    words = generated.question(text).removeprefix("what is the ").removesuffix("?").split()
    assert 4 <= len(words) <= 8
    assert set(words) <= set(text.lower().replace(".", "").split())


def test_vectors_are_unit_length_and_a_question_is_nearest_to_its_own() -> None:
    generated = Generated(WORDS)
    vectors = generated.vectors(500, generated.centres(20, 64))
    assert np.allclose(np.linalg.norm(vectors.astype(np.float32), axis=1), 1, atol=1e-3)
    assert int(np.argmax(vectors.astype(np.float32) @ generated.near(vectors[123]))) == 123


def test_files_are_of_three_kinds_with_headings(tmp_path: Path) -> None:
    paths = list(Generated(WORDS).files(tmp_path, 6))
    assert {path.suffix for path in paths} == {".md", ".txt", ".html"}
    assert paths[0].read_text("utf-8").startswith("# Report 0\n\n## Part 1\n\n")
    assert "<h2>Part 1</h2>" in paths[2].read_text("utf-8")


def test_vocabulary_keeps_the_order_of_the_tokenizer_and_adds_rare_words(tmp_path: Path) -> None:
    pieces = {"[PAD]": 0, "a": 1, "##ing": 4, "river": 3, "the": 2, "1066": 5}
    (tmp_path / "tokenizer.json").write_text(json.dumps({"model": {"vocab": pieces}}), "utf-8")
    words = vocabulary(tmp_path / "tokenizer.json")
    assert words[:2] == ["the", "river"]
    assert len(words) == 4
    assert all(word.startswith(("the", "river")) for word in words[2:])
