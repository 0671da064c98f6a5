"""Tests of what hosts get, module by module."""
