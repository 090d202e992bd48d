"""Tells an order that a text gives from one that it quotes, explains or has in its code."""

import re
from collections.abc import Sequence

from app.domain.documents import Span

_QUOTED = re.compile(
    r"“[^”“]{2,600}[”“]|„[^“”„]{2,600}[“”]|«[^»«]{2,600}»|»[^«»]{2,600}«|‘[^’‘\n]{2,300}’"
    r"|(?<!\w)\"[^\"]{2,600}\"(?!\w)|(?<![\w'])'[^'\n]{8,300}'(?!\w)|`[^`\n]{2,300}`"
)
_FENCED = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
# What people write about who write about prompts: the terms, and the blanks of a template.
_PROMPTING = re.compile(
    r"\bprompt\w*|\bLLMs?\b|\blanguage models?\b|\bsprachmodell\w*|\bmodelos? de lenguaje"
    r"|\bAPIs?\b|\{\{?\w+\}\}?|\b(?:user|system|assistant) (?:message|role|turn)s?\b"
    r"|\bchatbots?\b|\bfine-?tun\w+|\binje[ck]\w+",
    re.IGNORECASE,
)
_FEWEST_TERMS = 3
_FEWEST_WORDS = 2


def blank(text: str, spans: Sequence[Span]) -> str:
    """`text` with these stretches as spaces, so that places in it stay what they were."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def mentions(text: str) -> list[Span]:
    """What of `text` is code, or a quotation that the words before it on its line bring in."""
    found = [Span(fenced.start(), fenced.end()) for fenced in _FENCED.finditer(text)]
    for quoted in _QUOTED.finditer(text):
        line = text[text.rfind("\n", 0, quoted.start()) + 1 : quoted.start()]
        if len(re.findall(r"\w+", line)) >= _FEWEST_WORDS:
            found.append(Span(quoted.start(), quoted.end()))
    return found


def is_about_prompts(text: str) -> bool:
    """Whether `text` tells people how to instruct a model, so that orders in it are examples."""
    return len(_PROMPTING.findall(text)) >= _FEWEST_TERMS
