"""Embedders, rerankers and classifiers, from Hugging Face folders to ONNX."""
