"""What must be true of a page in a browser: each check looks at one visit and returns what is wrong."""
