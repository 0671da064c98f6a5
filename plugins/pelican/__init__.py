"""The doors through which Pelican calls the stages."""
