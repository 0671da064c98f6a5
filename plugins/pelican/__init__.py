"""The doors through which Pelican calls the stages: an application, a reader, a generator and a writer."""
