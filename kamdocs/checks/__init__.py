"""Rules over a loaded portfolio."""
