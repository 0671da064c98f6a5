"""The fifth stage: replace the old site with the new one in one step."""
