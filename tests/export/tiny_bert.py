"""Small BERT models with random weights, in folders as their publishers lay them out."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import BertWordPieceTokenizer
from transformers import BertConfig, BertForSequenceClassification, BertModel

from app.evaluation.datasets import load_retrieval
from export.texts import OWN_TEXTS

WINDOW = 64
_WORDS = 400


def tiny_embedder(folder: Path) -> Path:
    """Vectors of 64 dimensions, with a prompt before questions and the first token as the text."""
    BertModel(_config(), add_pooling_layer=False).save_pretrained(folder)
    (folder / "1_Pooling").mkdir()
    _json(folder / "1_Pooling" / "config.json", {"pooling_mode_cls_token": True})
    _json(folder / "sentence_bert_config.json", {"max_seq_length": WINDOW - 8})
    _json(folder / "config_sentence_transformers.json", {"prompts": {"query": "question: "}})
    kinds = ("Transformer", "Pooling", "Normalize")
    _json(folder / "modules.json", [{"type": f"sentence_transformers.models.{k}"} for k in kinds])
    (folder / "README.md").write_text("---\nlicense: mit\nlanguage: [de]\n---\nTiny.\n", "utf-8")
    return _with_tokenizer(folder)


def tiny_classifier(folder: Path, labels: Sequence[str] = ("LABEL_0",)) -> Path:
    """A cross-encoder; with one label, a reranker."""
    names = dict(enumerate(labels))
    config = _config(id2label=names, label2id={name: n for n, name in names.items()})
    model = BertForSequenceClassification(config)
    # Random weights give nearly the same logits for everything.
    torch.nn.init.normal_(model.classifier.weight, std=2.0)
    model.save_pretrained(folder)
    return _with_tokenizer(folder)


def _config(**more: object) -> BertConfig:
    torch.manual_seed(5)
    return BertConfig(
        vocab_size=_WORDS,
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
        max_position_embeddings=WINDOW,
        initializer_range=0.2,
        **more,
    )


def _with_tokenizer(folder: Path) -> Path:
    """Words of our own texts and single letters; training one gives another one every time."""
    text = " ".join(entry.text.lower() for entry in load_retrieval(OWN_TEXTS).corpus)
    letters = sorted(set(text) - {" "})
    words = sorted(Counter(text.split()).items(), key=lambda pair: (-pair[1], pair[0]))
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    pieces += [f"##{letter}" for letter in letters] + [w for w, _ in words if len(w) > 1]
    vocabulary = {piece: number for number, piece in enumerate(pieces[:_WORDS])}
    tokenizer = BertWordPieceTokenizer(vocab=vocabulary)
    tokenizer.enable_truncation(16)
    tokenizer.save(str(folder / "tokenizer.json"))
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "BertTokenizerFast"})
    return folder


def _json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), "utf-8")
