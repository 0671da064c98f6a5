"""Configuration for web hosts: headers, media types and redirects."""
