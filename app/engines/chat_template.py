"""Turns a chat into the prompt its model was trained on, by the template in the model's file."""

import re
from collections.abc import Sequence

from jinja2 import TemplateError
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from app.engines.protocols import Message

_NAMES = {"system": "System", "user": "User", "assistant": "Assistant"}


class ChatTemplate:
    """A model's template. Without a usable one: plain "User: ... Assistant:" turns.

    `control` are the texts of the model's control tokens: in a message they are taken apart, so
    that no document can end its turn and speak as somebody else.
    """

    def __init__(self, template: str, *, bos: str, eos: str, control: Sequence[str]) -> None:
        # Some files carry the name of a built-in template instead of a template.
        usable = "{%" in template or "{{" in template
        self._formatter = (
            Jinja2ChatFormatter(template=template, eos_token=eos, bos_token=bos) if usable else None
        )
        longest_first = sorted(control, key=len, reverse=True)
        self._control = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def render(
        self, messages: Sequence[Message], *, think: bool = False
    ) -> tuple[str, tuple[str, ...]]:
        """The prompt, and what ends an answer beside the model's own end token.

        The latter is empty where the model has a template, which then begins the text itself.
        `think` is what a template with a switch for thoughts is told.
        """
        turns = [Message(m.role, self._defused(m.content)) for m in messages]
        if self._formatter is None:
            return _plain(turns), ("\nUser:", "\nSystem:")
        try:
            return self._format(turns, think), ()
        except (TemplateError, ValueError):
            # Some templates refuse a system turn.
            return self._format(_without_system(turns), think), ()

    def _format(self, turns: Sequence[Message], think: bool) -> str:
        records = [{"role": turn.role, "content": turn.content} for turn in turns]
        formatted = self._formatter(  # type: ignore[misc]
            messages=records,  # type: ignore[arg-type]
            enable_thinking=think,  # Qwen, GLM, SmolLM3 and others
            thinking=think,  # DeepSeek, Granite
            reasoning_effort="medium" if think else "low",  # gpt-oss
        )
        prompt: str = formatted.prompt
        return prompt

    def _defused(self, text: str) -> str:
        return self._control.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)


def _plain(turns: Sequence[Message]) -> str:
    lines = [f"{_NAMES[turn.role]}: {turn.content.strip()}\n\n" for turn in turns]
    return "".join(lines) + "Assistant:"


def _without_system(turns: Sequence[Message]) -> list[Message]:
    if len(turns) < 2 or turns[0].role != "system":
        return list(turns)
    first = Message(turns[1].role, f"{turns[0].content}\n\n{turns[1].content}")
    return [first, *turns[2:]]
