"""Builds that make use of earlier ones, compared with builds from nothing after each of many edits."""
