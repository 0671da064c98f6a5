"""The second stage: every mistake in every file is found in one run, before anything is written."""
