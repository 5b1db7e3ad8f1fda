"""The criteria a review is usually rated on, by the words people type for them."""

from __future__ import annotations

RATED_ON = {
    "preparacao": "preparation",
    "preparation": "preparation",
    "pessoas_certas": "right-people",
    "right_people": "right-people",
    "decisoes": "decisions",
    "decisions": "decisions",
    "seguimento": "follow-up",
    "follow_up": "follow-up",
}
"""Criteria a review is usually rated on, as they are typed in Portuguese and in English."""
