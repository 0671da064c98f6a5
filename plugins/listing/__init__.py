"""The third stage: what each language lists, and which translations are current."""
