"""Tests of `audit`: what looks at the built site must itself be right."""
