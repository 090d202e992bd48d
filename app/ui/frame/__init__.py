"""The window around its places."""
