"""The page for writing."""
