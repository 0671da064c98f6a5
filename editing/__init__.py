"""What editors do at a terminal: begin pages, see which translations are current and record them."""
