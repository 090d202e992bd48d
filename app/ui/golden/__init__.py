"""Questions whose right answers one knows, and how right the answers were in each run."""
