"""What the search page reads: the texts of each language, how kanji are read, and synonyms."""
