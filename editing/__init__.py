"""What editors do at a terminal: begin pages, see what is current, record translations, renew the handbook."""
