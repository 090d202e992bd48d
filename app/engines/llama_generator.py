"""Text from any GGUF model with llama.cpp; native code, so it belongs in an engine process."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.engines.chat_template import ChatTemplate
from app.engines.pieces import characters, until
from app.engines.protocols import GenerateOptions, Message

_TOP_K, _TOP_P, _MIN_P = 40, 0.95, 0.05
_LONGEST_PIECE = 1024
# Tokens of a prompt computed together: 175 tokens/s, 152 in blocks of 8, 182 in blocks of 256.
_BLOCK = 32
_NO_ABORT = llama_cpp.ggml_abort_callback()


class LlamaGenerator:
    """A chat model in memory; a prompt that starts like the last one reuses its attention cache.

    Sums of floats depend on how many tokens are computed together, so a prompt is computed in
    blocks and only whole blocks are reused: what comes out is what an empty cache would give. One
    block ends where the last message begins, so that whatever stands before it is reused whole.

    `context_length` is what was asked for, or less where the model was trained for less.
    """

    def __init__(self, path: Path, *, context_length: int, threads: int) -> None:
        self.model = path.stem
        _check_header(path)
        try:
            self._llama = Llama(
                str(path),
                n_ctx=context_length,
                n_threads=threads,
                n_threads_batch=threads,
                verbose=False,
            )
        except ValueError as error:
            reason = "llama.cpp does not load it: truncated, altered, or of an unknown kind"
            raise ModelBroken(self.model, reason) from error
        inner = self._llama._model  # noqa: SLF001 - no public way to the vocabulary
        if not llama_cpp.llama_model_has_decoder(inner.model):
            raise ModelBroken(self.model, "it is not a model that writes text")
        self._vocabulary = inner.vocab
        self._buffer = ctypes.create_string_buffer(_LONGEST_PIECE)
        self._template = ChatTemplate(
            self._llama.metadata.get("tokenizer.chat_template", ""),
            bos=self._text_of(self._llama.token_bos()),
            eos=self._text_of(self._llama.token_eos()),
            control=self._control_tokens(),
        )
        trained_for = inner.n_ctx_train() or context_length
        self.context_length = min(self._llama.n_ctx(), trained_for)
        self.evaluated_tokens = 0
        self._edges: list[int] = []  # where the blocks end that the cache begins with

    def count_tokens(self, text: str) -> int:
        """Length of `text` in the model's tokens, without special ones."""
        return len(self._llama.tokenize(text.encode(), add_bos=False, special=False))

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str]:
        """Pieces of whole characters, tested for cancelling before each and within the prompt.

        EngineFailure before anything is computed where prompt and `max_tokens` do not fit.
        `evaluated_tokens` then says how much of the prompt was not in the cache.
        """
        cancel = cancel or CancelToken()
        prompt, stop = self._template.render(messages)
        tokens = self._llama.tokenize(prompt.encode(), add_bos=stop != (), special=True)
        if len(tokens) + options.max_tokens > self.context_length:
            raise EngineFailure(
                "generator",
                f"a prompt of {len(tokens)} tokens and {options.max_tokens} for the answer "
                f"exceed its {self.context_length}",
            )
        fixed = prompt.rfind(messages[-1].content.strip()) if messages else -1
        ahead = prompt[: max(fixed, 0)].encode()
        before = self._llama.tokenize(ahead, add_bos=stop != (), special=True)
        blocks = _blocks(len(tokens), Llama.longest_token_prefix(before, tokens))
        stream = self._tokens(tokens, blocks, options, cancel)
        yield from until((*options.stop, *stop), characters(map(self._piece, stream)))

    def close(self) -> None:
        """Free the model."""
        self._llama.close()

    def _tokens(
        self, prompt: list[int], edges: list[int], options: GenerateOptions, cancel: CancelToken
    ) -> Iterator[int]:
        llama = self._llama
        llama.set_seed(options.seed)
        stream = llama.generate(
            prompt, temp=options.temperature, top_k=_TOP_K, top_p=_TOP_P, min_p=_MIN_P
        )
        token = self._first(stream, prompt, edges, cancel)
        is_end = llama_cpp.llama_vocab_is_eog
        for _ in range(options.max_tokens - 1):
            if is_end(self._vocabulary, token):
                return
            yield token
            cancel.raise_if_cancelled()
            token = next(stream)
        if options.max_tokens and not is_end(self._vocabulary, token):
            yield token

    def _first(
        self, stream: Iterator[int], prompt: list[int], edges: list[int], cancel: CancelToken
    ) -> int:
        """Evaluate the prompt; only here llama.cpp asks whether to go on, as that has a price."""
        context = self._llama.ctx
        ask = llama_cpp.ggml_abort_callback(lambda _: cancel.cancelled)
        llama_cpp.llama_set_abort_callback(context, ask, None)
        try:
            self._evaluate(prompt, edges)
            return next(stream)
        except RuntimeError as error:
            cancel.raise_if_cancelled()
            raise EngineFailure("generator", str(error)) from error
        finally:
            llama_cpp.llama_set_abort_callback(context, _NO_ABORT, None)

    def _evaluate(self, prompt: list[int], edges: list[int]) -> None:
        """Put `prompt` into the cache, as far as it is not there; the last block always is."""
        llama = self._llama
        cached = llama.input_ids[: self._edges[-1] if self._edges else 0].tolist()
        same = min(Llama.longest_token_prefix(cached, prompt), len(prompt) - 1)
        pairs = zip(self._edges, edges, strict=False)
        kept = [end for end, _ in takewhile(lambda pair: pair[0] == pair[1] <= same, pairs)]
        memory = llama_cpp.llama_get_memory(llama.ctx)
        if kept and not llama_cpp.llama_memory_seq_rm(memory, -1, kept[-1], -1):
            kept = []  # a model with a running state instead of a cache
        start = kept[-1] if kept else 0
        self.evaluated_tokens = len(prompt) - start
        llama.n_tokens, self._edges = start, kept
        for end in edges[len(kept) :]:
            llama.eval(prompt[start:end])
            self._edges.append(end)
            start = end

    def _piece(self, token: int) -> bytes:
        size = llama_cpp.llama_token_to_piece(
            self._vocabulary, token, self._buffer, _LONGEST_PIECE, 0, False
        )
        return ctypes.string_at(self._buffer, max(size, 0))

    def _text_of(self, token: int) -> str:
        if token < 0:
            return ""
        text: str = self._llama._model.token_get_text(token)  # noqa: SLF001 - see above
        return text

    def _control_tokens(self) -> tuple[str, ...]:
        is_control = llama_cpp.llama_vocab_is_control
        found = (t for t in range(self._llama.n_vocab()) if is_control(self._vocabulary, t))
        return tuple(text for text in map(self._text_of, found) if len(text) > 2)


def _blocks(length: int, fixed: int) -> list[int]:
    """Where the blocks of a prompt end; its first `fixed` tokens and the rest have blocks apart."""
    edges = {*range(_BLOCK, fixed, _BLOCK), fixed, *range(fixed + _BLOCK, length, _BLOCK), length}
    return sorted(edges - {0})


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelBroken(path.stem, error.strerror or "it cannot be read") from error
    if magic != b"GGUF":
        raise ModelBroken(path.stem, "it is not a GGUF file")
