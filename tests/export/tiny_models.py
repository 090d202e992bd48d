"""Small language models with random weights in Hugging Face folders, and an adapter for them."""

import io
import json
from pathlib import Path

import sentencepiece
import torch
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM

from app.evaluation.datasets import load_retrieval
from export.texts import OWN_TEXTS

_WIDTH, _LAYERS, _WORDS = 256, 2, 400
# How Qwen 2 cuts text, from its tokenizer.json.
_QWEN2_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"


def texts() -> list[str]:
    """English text for vocabularies and measurements."""
    return [entry.text for entry in load_retrieval(OWN_TEXTS).corpus]


def tiny_llama(folder: Path, *, width: int = _WIDTH) -> Path:
    """A Llama with a SentencePiece vocabulary, as Llama 2 has."""
    torch.manual_seed(1)
    config = LlamaConfig(**_shape(width), bos_token_id=1, eos_token_id=2)
    LlamaForCausalLM(config).half().save_pretrained(folder)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts()), model_writer=model, vocab_size=_WORDS, model_type="bpe",
        byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
        minloglevel=2,
    )  # fmt: skip
    (folder / "tokenizer.model").write_bytes(model.getvalue())
    return _with_template(folder, {"bos_token": "<s>", "eos_token": "</s>"})


def tiny_qwen2(folder: Path) -> Path:
    """A Qwen 2 with a byte-level vocabulary, cut into words as its publisher's is."""
    torch.manual_seed(2)
    config = Qwen2Config(**_shape(_WIDTH), bos_token_id=None, eos_token_id=0)
    Qwen2ForCausalLM(config).bfloat16().save_pretrained(folder)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_QWEN2_WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=_WORDS,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts(), trainer)
    tokenizer.save(str(folder / "tokenizer.json"))
    return _with_template(
        folder, {"tokenizer_class": "Qwen2TokenizerFast", "eos_token": "<|endoftext|>"}
    )


def tiny_adapter(folder: Path, *, rank: int = 4) -> Path:
    """A LoRA adapter, as PEFT writes it, for the query and value projections of either."""
    folder.mkdir()
    torch.manual_seed(3)
    tensors = {}
    for layer in range(_LAYERS):
        for name, rows in (("q_proj", _WIDTH), ("v_proj", _WIDTH // 2)):
            stem = f"base_model.model.model.layers.{layer}.self_attn.{name}"
            tensors[f"{stem}.lora_A.weight"] = torch.randn(rank, _WIDTH)
            tensors[f"{stem}.lora_B.weight"] = torch.randn(rows, rank)
    save_file(tensors, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "r": rank, "lora_alpha": 8, "base_model_name_or_path": "tiny"}
    (folder / "adapter_config.json").write_text(json.dumps(config), "utf-8")
    return folder


def _shape(width: int) -> dict[str, int]:
    return {
        "hidden_size": width,
        "intermediate_size": 2 * width,
        "num_hidden_layers": _LAYERS,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "vocab_size": _WORDS,
        "max_position_embeddings": 512,
    }


def _with_template(folder: Path, settings: dict[str, str]) -> Path:
    config = {**settings, "chat_template": _TEMPLATE}
    (folder / "tokenizer_config.json").write_text(json.dumps(config), "utf-8")
    return folder
