"""Tell people what is wrong: problems with their place, crashes in one line, Pelican's own warnings."""
