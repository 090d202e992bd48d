"""Questions that are computed over the rows of tables: reading, planning, computing, saying."""
