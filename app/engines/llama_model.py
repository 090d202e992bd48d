"""A GGUF model in memory with its vocabulary; native code, so it belongs in an engine process."""

import ctypes
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from app.domain.errors import ModelBroken
from app.engines.chat_template import ChatTemplate
from app.engines.llama_options import CacheType, LlamaOptions
from app.engines.thoughts import is_mark

_LONGEST_PIECE = 1024


class LlamaModel:
    """What llama.cpp makes of a file; ModelBroken where that is nothing that writes text.

    `context_length` is what was asked for, or less where the model was trained for less.
    """

    def __init__(self, path: Path, options: LlamaOptions) -> None:
        self.name = path.stem
        _check_header(path)
        try:
            self.llama = _loaded(path, options)
        except ValueError as error:
            reason = "llama.cpp does not load it: truncated, altered, or of an unknown kind"
            raise ModelBroken(self.name, reason) from error
        inner = self.llama._model  # noqa: SLF001 - no public way to the vocabulary
        if not llama_cpp.llama_model_has_decoder(inner.model):
            raise ModelBroken(self.name, "it is not a model that writes text")
        if options.adapter is not None:
            self._adapt(options.adapter, options.adapter_scale)
        self._vocabulary = inner.vocab
        self._buffer = ctypes.create_string_buffer(_LONGEST_PIECE)
        control = self._control_tokens()
        self._marks = {token: text.encode() for token, text in control if is_mark(text)}
        self.template = ChatTemplate(
            self.llama.metadata.get("tokenizer.chat_template", ""),
            bos=self._text_of(self.llama.token_bos()),
            eos=self._text_of(self.llama.token_eos()),
            control=[text for _, text in control if len(text) > 2],
        )
        trained_for = inner.n_ctx_train() or options.context_length
        self.context_length = min(self.llama.n_ctx(), trained_for)

    def tokens_of(self, text: str, *, begin: bool = False, special: bool = False) -> list[int]:
        """`text` in tokens; `begin` puts the one before it that starts a text.

        Only with `special` does the text of a special token stand for that token.
        """
        tokens: list[int] = self.llama.tokenize(text.encode(), add_bos=begin, special=special)
        return tokens

    def piece(self, token: int) -> bytes:
        """The bytes of a token, which may be a part of a character.

        Of special ones only those are shown that tell thoughts from answers.
        """
        if token in self._marks:
            return self._marks[token]
        size = llama_cpp.llama_token_to_piece(
            self._vocabulary, token, self._buffer, _LONGEST_PIECE, 0, False
        )
        return ctypes.string_at(self._buffer, max(size, 0))

    def ends(self, token: int) -> bool:
        """Whether a token ends what is generated."""
        return bool(llama_cpp.llama_vocab_is_eog(self._vocabulary, token))

    def close(self) -> None:
        """Free the model."""
        self.llama.close()

    def _adapt(self, path: Path, scale: float) -> None:
        """Put a LoRA on top of the model; ModelBroken where it is of another one.

        `Llama(lora_path=...)` would not notice that, and would keep all weights in its own memory.
        """
        made = llama_cpp.llama_adapter_lora_init(self.llama.model, str(path).encode())
        adapters = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(made)
        scales = (ctypes.c_float * 1)(scale)
        if not made or llama_cpp.llama_set_adapters_lora(self.llama.ctx, adapters, 1, scales):
            raise ModelBroken(path.stem, f"it is no adapter that fits {self.name}")

    def _text_of(self, token: int) -> str:
        if token < 0:
            return ""
        text: str = self.llama._model.token_get_text(token)  # noqa: SLF001 - see above
        return text

    def _control_tokens(self) -> list[tuple[int, str]]:
        is_control = llama_cpp.llama_vocab_is_control
        found = (t for t in range(self.llama.n_vocab()) if is_control(self._vocabulary, t))
        return [(token, self._text_of(token)) for token in found]


def _loaded(path: Path, options: LlamaOptions) -> Llama:
    return Llama(
        str(path),
        n_gpu_layers=options.gpu_layers,
        n_ctx=options.context_length,
        n_batch=options.batch_tokens,
        n_ubatch=options.micro_batch,
        n_threads=options.threads,
        n_threads_batch=options.batch_threads or options.threads,
        type_k=_type(options.key_type),
        type_v=_type(options.value_type),
        flash_attn=options.flash_attention,
        verbose=False,
    )


def _type(name: CacheType) -> int:
    number: int = getattr(llama_cpp, f"GGML_TYPE_{name.upper()}")
    return number


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelBroken(path.stem, error.strerror or "it cannot be read") from error
    if magic != b"GGUF":
        raise ModelBroken(path.stem, "it is not a GGUF file")
