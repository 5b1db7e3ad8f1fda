"""The base of every record."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """An immutable record; a key it does not know is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
