"""Report problems, crashes and Pelican's warnings."""
