"""Text from any GGUF model with llama.cpp; native code, so it belongs in an engine process."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import llama_cpp

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.llama_model import LlamaModel
from app.engines.llama_options import LlamaOptions
from app.engines.llama_prompt import PromptCache
from app.engines.pieces import characters, until
from app.engines.protocols import GenerateOptions, Message, Thought
from app.engines.thoughts import MOST_MARK_TOKENS, think_first

_TOP_K, _TOP_P, _MIN_P = 40, 0.95, 0.05
_NO_ABORT = llama_cpp.ggml_abort_callback()


class LlamaGenerator:
    """A chat model in memory; a prompt that starts like the last one reuses its attention cache."""

    def __init__(self, path: Path, options: LlamaOptions) -> None:
        self._model = LlamaModel(path, options)
        self._cache = PromptCache(self._model.llama)
        self.model = self._model.name
        self.context_length = self._model.context_length
        self.evaluated_tokens = 0

    def count_tokens(self, text: str) -> int:
        """Length of `text` in the model's tokens, without special ones."""
        return len(self._model.tokens_of(text))

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """Pieces of whole characters, tested for cancelling before each and within the prompt.

        EngineFailure before anything is computed where prompt and `max_tokens` do not fit; thoughts
        have the room that is left. `evaluated_tokens` then says how much of the prompt was not in
        the cache.
        """
        cancel = cancel or CancelToken()
        model = self._model
        prompt, stop = model.template.render(messages, think=options.thought_tokens > 0)
        begin = stop != ()
        fixed = prompt.rfind(messages[-1].content.strip()) if messages else -1
        ahead = model.tokens_of(prompt[: max(fixed, 0)], begin=begin, special=True)
        tokens = len(model.tokens_of(prompt, begin=begin, special=True))
        room = self.context_length - tokens - options.max_tokens
        if room < 0:
            raise EngineFailure(
                "generator",
                f"a prompt of {tokens} tokens and {options.max_tokens} for the answer "
                f"exceed its {self.context_length}",
            )

        def write(text: str, most: int) -> Iterator[str]:
            begun = model.tokens_of(text, begin=begin, special=True)
            limited = replace(options, max_tokens=most)
            return characters(map(model.piece, self._tokens(begun, ahead, limited, cancel)))

        answer = yield from think_first(
            write,
            prompt,
            thoughts=max(0, min(options.thought_tokens, room - MOST_MARK_TOKENS)),
            answer=options.max_tokens,
        )
        yield from until((*options.stop, *stop), answer)

    def close(self) -> None:
        """Free the model."""
        self._model.close()

    def _tokens(
        self, prompt: list[int], ahead: list[int], options: GenerateOptions, cancel: CancelToken
    ) -> Iterator[int]:
        llama = self._model.llama
        llama.set_seed(options.seed)
        stream = llama.generate(
            prompt, temp=options.temperature, top_k=_TOP_K, top_p=_TOP_P, min_p=_MIN_P
        )
        token = self._first(stream, prompt, ahead, cancel)
        for _ in range(options.max_tokens - 1):
            if self._model.ends(token):
                return
            yield token
            cancel.raise_if_cancelled()
            token = next(stream)
        if options.max_tokens and not self._model.ends(token):
            yield token

    def _first(
        self, stream: Iterator[int], prompt: list[int], ahead: list[int], cancel: CancelToken
    ) -> int:
        """Evaluate the prompt; only here llama.cpp asks whether to go on, as that has a price."""
        context = self._model.llama.ctx
        ask = llama_cpp.ggml_abort_callback(lambda _: cancel.cancelled)
        llama_cpp.llama_set_abort_callback(context, ask, None)
        try:
            self.evaluated_tokens = self._cache.evaluate(prompt, ahead)
            return next(stream)
        except RuntimeError as error:
            cancel.raise_if_cancelled()
            raise EngineFailure("generator", str(error)) from error
        finally:
            llama_cpp.llama_set_abort_callback(context, _NO_ABORT, None)
