"""The review of a plan change: what changed, what it means, whom to ask; a writer a medium."""
