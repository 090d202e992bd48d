"""The first steps with an empty library."""
