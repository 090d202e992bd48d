"""SQLite holds the truth; the keyword and vector indexes beside it are caches."""
