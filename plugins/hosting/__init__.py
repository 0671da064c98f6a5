"""What hosts need to serve the site as it is meant: its headers, its types, where old addresses lead."""
