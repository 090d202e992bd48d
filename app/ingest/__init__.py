"""From a path to committed passages: discover, read, clean, chunk, commit, embed."""
