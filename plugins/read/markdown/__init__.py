"""Markdown as this site understands it, from text to sanitized HTML."""
