"""Tests of the published site as nginx and Caddy serve it with the configuration that the build makes."""
