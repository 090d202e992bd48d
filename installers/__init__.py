"""Makes what people install: the frozen program, packages of it, and what proves what is inside."""
