"""Spoken questions: from blocks of sound to words, without knowing where the sound comes from."""
