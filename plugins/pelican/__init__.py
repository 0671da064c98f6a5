"""The doors through which Pelican calls the stages: application, reader, generator, writer, handlers."""
