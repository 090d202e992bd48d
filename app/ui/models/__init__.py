"""Models that are here and that could be."""
