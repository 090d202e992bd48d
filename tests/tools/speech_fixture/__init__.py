"""Trains the small Whisper that the tests use: a fixture, no product model."""
