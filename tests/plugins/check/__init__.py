"""Tests of the guard over all content, module by module."""
