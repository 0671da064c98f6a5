"""Lint and rules of the workflows that check and publish the site."""
