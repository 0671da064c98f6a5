"""The first stage: every source file is read and converted once."""
