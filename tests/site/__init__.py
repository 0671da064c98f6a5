"""Checks over the site as it is built from the real content."""
