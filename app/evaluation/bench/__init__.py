"""Measures this machine: every figure stands next to a comparison from the same run."""
