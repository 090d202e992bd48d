"""What Sotto keeps: copies of it, for how long, where it lies, and how it is forgotten."""
