"""How fast the site is built, and how that grows, measured beside Hugo on the same texts."""
