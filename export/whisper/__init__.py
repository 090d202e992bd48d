"""Exports Whisper models to CTranslate2 and ONNX, and measures how they hear then."""
