"""Tests of the theme's macros and tokens."""
