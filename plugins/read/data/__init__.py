"""The tables of content/data, from TOML to typed values."""
