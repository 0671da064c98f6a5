"""The build cache, which lets the next build redo only what has changed."""
