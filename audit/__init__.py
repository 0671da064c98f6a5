"""Looks at the built site the way readers get it: from a server like its host, in a real browser."""
