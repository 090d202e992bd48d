"""Speaking to the program, and being read to."""
