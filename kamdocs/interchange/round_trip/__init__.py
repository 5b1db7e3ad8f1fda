"""A workbook that came back: what changed in it becomes edits of the files it was made of."""
