"""The page on which staff write in the browser: its forms, made from the fields and kinds of page."""
