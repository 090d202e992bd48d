"""Adapters that change how a language model writes, to GGUF."""
