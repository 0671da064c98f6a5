"""Tests of what editors do at a terminal."""
