"""What changed between two portfolios, as data; the words are made in `render/change_words`."""
