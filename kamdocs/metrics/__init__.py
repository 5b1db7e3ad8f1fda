"""Figures of Key Account Management: pure functions over the model and a day."""
