"""A source, with its passage in view."""
