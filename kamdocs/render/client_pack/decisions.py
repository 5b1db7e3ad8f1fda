"""The part about the decisions we hope to leave the meeting with."""

from __future__ import annotations

from kamdocs.render.client_pack.blocks import Card, Cards, Part
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.client_pack.written import first_sentence, titled


def decisions_part(subject: Subject) -> Part | None:
    """Give the decisions sought, numbered; None without any.

    A first sentence is the decision, what follows it the recommendation.
    """
    texts = [point.text for review in subject.reviews for point in review.decisions_sought]
    if not texts:
        return None
    words = subject.words
    told = [first_sentence(text) for text in dict.fromkeys(texts)]
    cards = Cards(tuple(Card(title, text) for title, text in told), numbered=True)
    return Part(
        "decisions",
        words.text("pack.decisions.title"),
        words.plural("pack.decisions.lead", len(told)),
        (cards,),
    )


def message_part(subject: Subject) -> Part | None:
    """Give what we wrote to the client about the quarter; None where nothing is marked."""
    title = subject.words.text("pack.message.title")
    for item in subject.account.reviews:
        if item.review.quarter == subject.quarter:
            name, blocks = titled(subject, item.notes, title)
            if blocks:
                return Part("message", name, "", blocks)
    return None


def context_part(subject: Subject) -> Part | None:
    """Give what we wrote for the client about the account as a whole; None where nothing is."""
    title = subject.words.text("pack.context.title")
    name, blocks = titled(subject, subject.account.prose, title)
    return Part("context", name, "", blocks) if blocks else None
