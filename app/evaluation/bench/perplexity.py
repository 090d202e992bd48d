"""How well a language model foresees a text: what cheaper ways of computing it cost in quality."""

from contextlib import closing
from pathlib import Path

import numpy as np

from app.engines.llama_options import LlamaOptions


def perplexity(path: Path, options: LlamaOptions, text: str, *, tokens: int = 1024) -> float:
    """Of the first `tokens` of `text`, by the model in the GGUF file `path` in this process.

    It is the exponential of the mean negative logarithm of the probability of each token after
    those before it (Jelinek et al. 1977).
    """
    import llama_cpp

    from app.engines.llama_decoder import Decoder
    from app.engines.llama_model import LlamaModel

    with closing(LlamaModel(path, options)) as model:
        block = min(options.batch_tokens, options.micro_batch)
        told = model.tokens_of(text, begin=True)[: min(tokens, model.context_length)]
        width = model.llama.n_vocab()
        lost = 0.0
        with closing(Decoder(model.llama, block)) as decoder:
            for start in range(0, len(told), block):
                part = told[start : start + block]
                decoder.add(part, every=True)
                for row, expected in enumerate(told[start + 1 : start + 1 + len(part)]):
                    numbers = llama_cpp.llama_get_logits_ith(model.llama.ctx, row)
                    logits = np.ctypeslib.as_array(numbers, (width,)).astype(np.float64)
                    most = logits.max()
                    lost += most + np.log(np.exp(logits - most).sum()) - logits[expected]
    return float(np.exp(lost / (len(told) - 1)))
