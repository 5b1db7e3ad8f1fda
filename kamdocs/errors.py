"""The errors a caller of kamdocs may meet.

KamdocsError            root of everything raised on purpose
    UserError           a user's mistake: said in the user's language, without a traceback
"""

from __future__ import annotations


class KamdocsError(Exception):
    """Root of every error that kamdocs raises on purpose."""


class UserError(KamdocsError):
    """A mistake of the user, as a message id of the catalogs and the values that fill it.

    The text is made only where it is shown (command line, MkDocs plugin), in the language
    of the reader; `str()` gives the id and the values for logs and tests.
    """

    def __init__(self, message_id: str, **params: object) -> None:
        self.message_id = message_id
        self.params = params
        values = ", ".join(f"{name}={value}" for name, value in params.items())
        super().__init__(f"{message_id} ({values})" if values else message_id)
