import re
from collections.abc import Mapping

import pytest

from app.engines.zim_candidates import candidates

ARTICLES = {
    "Coffee": "coffee is brewed with sixty grams of beans to a litre of water",
    "Coffee house": "a coffee house sells coffee and tea by the cup",
    "Litre": "a litre is a unit of volume",
    "Gram": "grams are a unit of mass",
    "Water": "water is a liquid",
    "Physics": "water and grams and units",
    "Espresso": "a strong drink",
} | {f"Number {n}": f"the number {n} and water" for n in range(40)}


class Indexes:
    """Both indexes over a few texts, as a ZIM file has them."""

    def __init__(self, articles: Mapping[str, str], *, full_text: bool = True) -> None:
        self.articles = articles
        self.full_text = full_text
        self.asked = 0

    @property
    def num_articles(self) -> int:
        return len(self.articles)

    def with_words(self, words: str, limit: int) -> tuple[int, list[str]]:
        self.asked += 1
        wanted = set(words.split())
        found = [
            title
            for title, text in self.articles.items()
            if self.full_text and wanted <= set(re.findall(r"\w+", f"{title} {text}".lower()))
        ]
        return len(found), found[:limit]

    def with_title(self, words: str, limit: int) -> list[tuple[str, str]]:
        self.asked += 1
        found = [title for title in self.articles if words.rstrip("s") in title.casefold()]
        return [(title, title) for title in found[:limit]]


def find(*words: str, full_text: bool = True, limit: int = 5) -> list[str]:
    return candidates(Indexes(ARTICLES, full_text=full_text), words, limit=limit, within_s=60)


def test_the_article_with_the_rarest_words_together_comes_first() -> None:
    assert find("grams", "coffee", "litre")[0] == "Coffee"


def test_one_word_too_many_hides_nothing() -> None:
    assert find("grams", "coffee", "litre", "zebra")[0] == "Coffee"


def test_the_article_of_that_very_title_comes_before_those_that_mention_it() -> None:
    assert find("coffee")[0] == "Coffee"
    assert find("coffee", "house")[0] == "Coffee house"
    assert find("Litre")[0] == "Litre"


def test_another_form_of_a_word_is_its_title_too() -> None:
    assert find("grams")[0] == "Gram"


def test_without_an_index_of_texts_titles_are_found() -> None:
    assert find("litre", "coffee", full_text=False)[:2] == ["Coffee", "Litre"]


def test_an_article_with_a_common_word_alone_is_chance() -> None:
    found = find("coffee", "litre", "water", limit=50)
    assert found[0] == "Coffee"
    assert not any(title.startswith("Number") for title in found)


def test_nothing_is_found_where_no_word_is_known() -> None:
    assert find("zebra", "giraffe") == []
    assert find() == []


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_than_asked_for(limit: int) -> None:
    assert len(find("coffee", "water", limit=limit)) == limit


def test_when_time_is_up_nothing_more_is_asked() -> None:
    indexes = Indexes(ARTICLES)
    assert candidates(indexes, ["coffee", "litre"], limit=5, within_s=-1) == []
    assert indexes.asked == 0
