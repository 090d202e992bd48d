"""Computes a prompt block by block and keeps what the next one begins with."""

from itertools import takewhile

from llama_cpp import Llama

from app.engines.llama_decoder import Decoder
from app.engines.prefix_store import PrefixStore


class PromptCache:
    """The attention cache of `decoder`, of which only whole blocks of so many tokens are reused.

    Sums of floats depend on how many tokens are computed together, so a prompt is computed in
    blocks and only whole blocks are reused: what comes out is what an empty cache would give. One
    block ends where the last message begins, so that whatever stands before it is reused whole:
    from memory, or from `store`, where a process before this one left it.
    """

    def __init__(self, decoder: Decoder, block: int, store: PrefixStore | None = None) -> None:
        self._decoder = decoder
        self._block = block
        self._store = store
        self._edges: list[int] = []  # where the blocks end that the cache begins with

    def evaluate(self, prompt: list[int], ahead: list[int], *, lasting: bool = False) -> int:
        """Put `prompt` into the cache, as far as it is not there; the last block always is.

        `ahead` are the tokens before the last message; `lasting` ones are kept in the store.
        Returns how many tokens were computed.
        """
        fixed = Llama.longest_token_prefix(ahead, prompt)
        edges = _blocks(len(prompt), fixed, self._block)
        store = self._store if lasting and 0 < fixed < len(prompt) else None
        self._keep_same(prompt, edges)
        if store is not None and len(self._decoder.tokens) < fixed:
            self._restore(store, prompt[:fixed])
        start = len(self._decoder.tokens)
        self._edges = [end for end in edges if end <= start]
        for end in edges[len(self._edges) :]:
            self._decoder.add(prompt[len(self._decoder.tokens) : end])
            self._edges.append(end)
            if end == fixed and store is not None:
                store.save(prompt[:fixed], self._decoder.state())
        return len(prompt) - start

    def _keep_same(self, prompt: list[int], edges: list[int]) -> None:
        """Leave in the cache what begins like the prompt, in whole blocks, but for its last one."""
        cached = self._decoder.tokens[: self._edges[-1] if self._edges else 0]
        same = min(Llama.longest_token_prefix(cached, prompt), len(prompt) - 1)
        pairs = zip(self._edges, edges, strict=False)
        kept = [end for end, _ in takewhile(lambda pair: pair[0] == pair[1] <= same, pairs)]
        self._decoder.keep(kept[-1] if kept else 0)

    def _restore(self, store: PrefixStore, tokens: list[int]) -> None:
        state = store.load(tokens)
        if state is not None and not self._decoder.restore(tokens, state):
            store.drop(tokens)


def _blocks(length: int, fixed: int, block: int) -> list[int]:
    """Where the blocks of a prompt end; its first `fixed` tokens and the rest have blocks apart."""
    edges = {*range(block, fixed, block), fixed, *range(fixed + block, length, block), length}
    return sorted(edges - {0})
