"""Tests of the plugins, one module for each of theirs."""
