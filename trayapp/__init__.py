"""Remainder: what remains of an AI allowance, in the tray, the terminal and in time."""

__version__ = "0.1.0"
