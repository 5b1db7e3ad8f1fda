"""Text to model, with places."""
