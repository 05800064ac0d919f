"""A critical edition of a diplomatic history, on a map that moves."""

__version__ = "0.1.0"
