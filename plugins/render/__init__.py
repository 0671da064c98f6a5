"""The fourth stage: pages and the files beside them, from templates."""
