"""Writing in the browser: the format of pages, the forms, their bundle, and all of it in a real browser."""
