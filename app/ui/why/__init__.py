"""Why this answer: what happened while it was made, in words, bars and a table."""
