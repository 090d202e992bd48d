"""Text from any GGUF model with llama.cpp; native code, so it belongs in an engine process."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import llama_cpp

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.llama_decoder import LAST, Decoder, sampling
from app.engines.llama_lookup import Lookup
from app.engines.llama_model import LlamaModel
from app.engines.llama_options import LlamaOptions
from app.engines.llama_prompt import PromptCache
from app.engines.pieces import characters, until
from app.engines.prefix_store import PrefixStore, identity_of
from app.engines.protocols import GenerateOptions, Message, Thought
from app.engines.thoughts import MOST_MARK_TOKENS, think_first

_NO_ABORT = llama_cpp.ggml_abort_callback()


class LlamaGenerator:
    """A chat model in memory; a prompt that starts like the last one reuses its attention cache."""

    def __init__(self, path: Path, options: LlamaOptions) -> None:
        self._model = LlamaModel(path, options)
        self._block = min(options.batch_tokens, options.micro_batch)
        self._decoder = Decoder(self._model.llama, self._block)
        self._cache = PromptCache(self._decoder, self._block, _store(path, options))
        # On a graphics card sums depend on how many tokens are computed together.
        self._speculates = options.speculate and self._decoder.turns_back and not options.gpu_layers
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
        # No document stands in instructions, so what is kept of them on the disk tells of none.
        lasting = all(message.role == "system" for message in messages[:-1])
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
            stream = self._tokens(begun, ahead, limited, cancel, lasting=lasting)
            return characters(map(model.piece, stream))

        answer = yield from think_first(
            write,
            prompt,
            thoughts=max(0, min(options.thought_tokens, room - MOST_MARK_TOKENS)),
            answer=options.max_tokens,
        )
        yield from until((*options.stop, *stop), answer)

    def close(self) -> None:
        """Free the model."""
        self._decoder.close()
        self._model.close()

    def _tokens(
        self,
        prompt: list[int],
        ahead: list[int],
        options: GenerateOptions,
        cancel: CancelToken,
        *,
        lasting: bool,
    ) -> Iterator[int]:
        """The tokens of the answer, each sampled behind those before it, whoever guessed them."""
        decoder, model = self._decoder, self._model
        lookup = Lookup(prompt) if self._speculates and options.temperature == 0 else None
        guess: list[int] = []
        self._evaluate(prompt, ahead, cancel, lasting=lasting)
        row = LAST
        with sampling(options) as sampler:
            for left in range(options.max_tokens - 1, -1, -1):
                token = decoder.sample(sampler, row)
                if model.ends(token):
                    return
                yield token
                if not left:
                    return
                cancel.raise_if_cancelled()
                if lookup is not None:
                    lookup.add(token)
                if guess and guess[0] == token:
                    guess, row = guess[1:], row + 1
                    continue
                if guess:
                    decoder.keep(len(decoder.tokens) - len(guess))
                guess = lookup.guess(min(left, self._block) - 1) if lookup is not None else []
                decoder.add([token, *guess], every=True)
                row = 0

    def _evaluate(
        self, prompt: list[int], ahead: list[int], cancel: CancelToken, *, lasting: bool
    ) -> None:
        """Compute the prompt; only here llama.cpp asks whether to go on, as that has a price."""
        context = self._model.llama.ctx
        ask = llama_cpp.ggml_abort_callback(lambda _: cancel.cancelled)
        llama_cpp.llama_set_abort_callback(context, ask, None)
        try:
            self.evaluated_tokens = self._cache.evaluate(prompt, ahead, lasting=lasting)
        except EngineFailure:
            cancel.raise_if_cancelled()
            raise
        finally:
            llama_cpp.llama_set_abort_callback(context, _NO_ABORT, None)


def _store(path: Path, options: LlamaOptions) -> PrefixStore | None:
    if options.prefix_cache is None:
        return None
    computed = replace(options, prefix_cache=None)
    files = (path, *filter(None, (options.adapter,)))
    return PrefixStore(options.prefix_cache, identity_of(files, computed, llama_cpp.__version__))
