"""Changes in words: names of records, values, sentences, groups of like changes."""
