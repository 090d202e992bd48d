"""From files to searchable passages: discover, read, clean, chunk, commit, embed."""
