"""The nouns every layer shares: frozen records, the error tree and the cancel token."""
