"""Writing in the browser: the program of /write/, which is Sveltia CMS with this site's format."""
