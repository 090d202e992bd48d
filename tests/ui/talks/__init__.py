"""Kept conversations and the session."""
