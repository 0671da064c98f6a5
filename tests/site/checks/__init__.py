"""Pure functions over a built site: each yields one line for each thing that is wrong."""
