"""No process of Sotto opens an internet socket: the guard, the sandbox of children, the report."""
