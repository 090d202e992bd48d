"""Language models and adapters to GGUF, the form that llama.cpp loads."""
