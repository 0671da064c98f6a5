"""What the site consists of, as plain values: sources, pages, the organisation, languages, addresses."""
