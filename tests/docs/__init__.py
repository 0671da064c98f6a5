"""Checks over the texts for those who edit."""
