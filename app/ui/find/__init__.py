"""Places to look at, without an answer, and what a search is limited to."""
