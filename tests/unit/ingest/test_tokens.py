from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.tokens import WordCounter, load_counter
from app.paths import bundled


def test_each_word_is_counted_once() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> list[int]:
        asked.extend(texts)
        return [len(text) for text in texts]

    count = WordCounter(encode)
    assert count(["aa b", "b  ccc\n", ""]) == [3, 4, 0]
    assert count(["ccc aa"]) == [5]
    assert sorted(asked) == ["aa", "b", "ccc"]


def test_long_words_are_not_kept() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> list[int]:
        asked.extend(texts)
        return [1 for _ in texts]

    count = WordCounter(encode)
    assert count(["x" * 1000]) == [1]
    assert count(["x" * 1000]) == [1]
    assert len(asked) == 2


def test_long_words_with_digits_are_counted_by_their_parts() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> list[int]:
        asked.extend(texts)
        return [1 for _ in texts]

    count = WordCounter(encode)
    assert count(["4711,2024-03-05", "4712,2024-03-05", "3.5"]) == [7, 7, 1]
    assert sorted(asked) == [",", "-", "03", "05", "2024", "3.5", "4711", "4712"]


def test_a_missing_tokenizer_is_found_out_on_first_use(tmp_path: Path) -> None:
    count = load_counter(tmp_path / "tokenizer.json")
    with pytest.raises(FileNotFoundError):
        count(["a"])


@pytest.mark.model
class TestShippedTokenizer:
    path = bundled("models") / "all-minilm-l6-v2" / "tokenizer.json"

    def exact(self, texts: list[str]) -> list[int]:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return [len(e.ids) for e in tokenizer.encode_batch(texts, add_special_tokens=False)]

    def test_words_add_up_to_the_count_of_the_text(self) -> None:
        count = load_counter(self.path)

        @settings(deadline=None)
        @given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]))))
        def check(texts: list[str]) -> None:
            assert list(count(texts)) == self.exact(texts)

        check()

    def test_rows_of_numbers_add_up_too(self) -> None:
        row = '4711,2024-03-05,Customer_12,(3.50€),a-1/b:2"c3",x@y1.z,100%,1\'000.0'
        assert list(load_counter(self.path)([row])) == self.exact([row])
