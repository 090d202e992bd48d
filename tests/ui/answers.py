"""Answers as the assistant would give them, for tests of single widgets."""

from app.domain.answers import Answer, Citation, Coverage, Quote, Sentence, Timings

MANUAL = """7.3 Coolant circuit

System pressure shall not exceed 1.4 bar at operating temperature. A falling reading indicates
leakage; inspect the cap seal and the hose connections in the order of table 7-2.
"""


def citation(
    n: int = 1,
    text: str = "System pressure shall not exceed 1.4 bar at operating temperature.",
    *,
    source: str = MANUAL,
    page: int | None = 112,
    section: str | None = "Engine > Cooling system",
) -> Citation:
    """Source `n`: the place of `text` in `source`."""
    start = source.index(text)
    return Citation(
        n=n,
        document_id=n,
        document="Service Manual",
        path="/manuals/Service Manual.pdf",
        page=page,
        section=section,
        start=start,
        end=start + len(text),
        start_s=None,
        end_s=None,
        text=text,
        score=1.0,
    )


ONE, TWO = citation(), citation(2, "inspect the cap seal", page=None, section="Coolant loss")
QUOTE = Quote(text=ONE.text, citation=1)
SUPPORTED = Sentence("The limit is 1.4 bar.", (1,), supported=True, support=0.9)
ALSO = Sentence("If it drops, inspect the cap seal.", (2,), supported=True, support=0.8)
UNSUPPORTED = Sentence("Most drops are caused by the cap.", (), supported=False, support=0.1)
PROSE = f"{SUPPORTED.text} {ALSO.text} {UNSUPPORTED.text}"


def answer(
    *,
    sentences: tuple[Sentence, ...] = (SUPPORTED, ALSO, UNSUPPORTED),
    citations: tuple[Citation, ...] = (ONE, TWO),
    abstained: bool = False,
    stopped: str | None = None,
) -> Answer:
    """A whole answer over 12 of 13 files."""
    return Answer(
        question="What is the limit?",
        rewritten=None,
        abstained=abstained,
        quote=None if abstained else QUOTE,
        answer=" ".join(sentence.text for sentence in sentences),
        sentences=sentences,
        citations=citations,
        coverage=Coverage(files_searched=12, files_failed=1, passages_used=2, files_used=2),
        model="fake",
        timings_ms=Timings(total=30.0),
        trace_id="t",
        stopped=stopped,
    )
