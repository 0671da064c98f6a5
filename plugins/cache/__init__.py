"""What one build leaves to the next, so that only what has changed is made again."""
