"""What changed in every plan over time: from the repository's history, told once and kept."""
