"""A real desktop on a screen that nobody sees, and hands and eyes for it."""
