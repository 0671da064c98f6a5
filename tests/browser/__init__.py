"""The built site in a real browser: every page at every size, in light and in dark."""
