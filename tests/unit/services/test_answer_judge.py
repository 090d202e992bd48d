from collections.abc import Sequence

import pytest

from app.answering.judge import Judgement
from app.answering.quote import Candidate, candidates
from app.domain.cancel import CancelToken
from app.domain.documents import Chunk, Document, Status
from app.domain.errors import Crashed
from app.domain.search import Hit
from app.engines.fake import FakeEmbedder, FakeEntailer
from app.engines.protocols import Entailment
from app.services.answer_judge import AnswerJudge
from tests.unit.answering.conftest import WordLexicon

SOURCE = "A heat pump moves heat instead of making it."
PARAPHRASE = "Heat pumps transfer warmth rather than producing it."
FOLLOWS = Entailment(0.95, 0.04, 0.01)


class DeadEntailer(FakeEntailer):
    def entail(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None = None
    ) -> list[Entailment]:
        raise Crashed("entailer", -11)


def sources() -> list[Candidate]:
    chunk = Chunk(1, 1, 0, 0, len(SOURCE), SOURCE, page=None)
    document = Document(1, "/m", "Manual", "text/plain", 1, 1, "", "en", None, Status.INDEXED)
    return candidates([Hit(chunk, document, 1, 0.5)], [], WordLexicon())


def judged(entailer: FakeEntailer | None) -> Judgement:
    judge = AnswerJudge(WordLexicon(), lambda: entailer)
    return judge.judge(PARAPHRASE, sources(), None)


def test_the_installed_model_of_entailment_has_a_vote() -> None:
    entailer = FakeEntailer(otherwise=FOLLOWS)
    assert not judged(None).supported
    assert judged(entailer).supported
    ((premise, hypothesis),) = entailer.asked
    assert premise.endswith(SOURCE)
    assert hypothesis == PARAPHRASE


@pytest.mark.parametrize(
    "entailer", [DeadEntailer(), FakeEntailer(otherwise=FOLLOWS, languages=("de",))]
)
def test_one_that_fails_or_knows_another_language_has_none(entailer: FakeEntailer) -> None:
    assert judged(entailer) == judged(None)
    assert entailer.asked == []


class DeadEmbedder(FakeEmbedder):
    def embed_passages(self, texts: Sequence[str], cancel: CancelToken | None = None):  # type: ignore[no-untyped-def]
        raise Crashed("embedder", -11)


def test_words_decide_where_the_embedder_fails() -> None:
    sentence, judge = "A heat pump moves heat.", AnswerJudge(WordLexicon())
    verdict = judge.judge(sentence, sources(), DeadEmbedder())
    assert verdict.supported
    assert "nearness" not in verdict.reason
    assert "nearness" in judge.judge(sentence, sources(), FakeEmbedder()).reason
