"""Checks over the texts that are published."""
