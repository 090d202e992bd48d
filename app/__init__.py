"""Sotto, an offline knowledge assistant; command `sotto`."""

__version__ = "0.1.0"
