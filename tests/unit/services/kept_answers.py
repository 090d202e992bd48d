"""Answers to keep, rate and export, with everything an answer can have."""

from dataclasses import replace
from pathlib import Path

from app.answering.trace import encode
from app.domain.answers import Answer, Citation, Coverage, Quote, Sentence, Timings
from app.services.conversations import ConversationService
from app.services.voice_clips import VoiceClips
from app.storage.conversations import ConversationStore
from app.storage.database import Database
from app.storage.feedback import FeedbackStore
from app.storage.traces import TraceStore

TEXT = "The pump needs two bar. ![x](http://evil.example/a) ```"
CITATION = Citation(
    1, 7, "Manual", "/files/manual.pdf", 3, "Cooling", 10, 10 + len(TEXT), None, None, TEXT, 0.9
)
ANSWER = Answer(
    question="Which pressure?",
    rewritten="Which pressure does the pump need?",
    abstained=False,
    quote=Quote(TEXT, 1),
    answer="It needs two bar. It is blue.",
    sentences=(
        Sentence("It needs two bar.", (1,), True, 0.9),
        Sentence("It is blue.", (), False, 0.1, "no source says so"),
    ),
    citations=(CITATION,),
    coverage=Coverage(12, 2, 1, 1),
    model="small-model",
    timings_ms=Timings(total=12.0),
    trace_id="t1",
)
DECLINED = replace(
    ANSWER, question="Who sings?", rewritten=None, abstained=True, quote=None, sentences=(),
    answer="Not in your documents.", model=None, trace_id="t2",
)  # fmt: skip


class Desk:
    """The service on a database of its own."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.store = ConversationStore(database)
        self.traces = TraceStore(database)
        self.clips = VoiceClips(folder / "voice")
        self.service = ConversationService(
            self.store, self.traces, FeedbackStore(database), self.clips
        )

    def keep(self, answer: Answer, conversation: str | None = "c1") -> None:
        """As the assistant keeps an answer."""
        self.traces.put(answer.trace_id, encode({"answer": answer}), document_ids=[7])
        if conversation is not None:
            self.store.add_turn(
                conversation, answer.question, encode(answer).decode(), document_ids=[7]
            )
