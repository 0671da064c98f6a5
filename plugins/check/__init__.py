"""The second stage: find every mistake in one run, before anything is written."""
