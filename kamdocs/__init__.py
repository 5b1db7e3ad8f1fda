"""kamdocs: account files become a site people open, a plan people review, a pack a client keeps."""

__version__ = "0.1.0"
