"""How old open invoices are: amounts by days past due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.receivables import days_overdue, is_open
from kamdocs.model.figures import Receivable


class Bucket(StrEnum):
    """How long an open invoice is past due. Source: kam-domain §2.19."""

    CURRENT = "current"
    DAYS_1_30 = "1_30"
    DAYS_31_60 = "31_60"
    DAYS_61_90 = "61_90"
    OVER_90 = "over_90"


_UPPER = ((0, Bucket.CURRENT), (30, Bucket.DAYS_1_30), (60, Bucket.DAYS_31_60))
_LAST = ((90, Bucket.DAYS_61_90),)


@dataclass(frozen=True)
class BucketSum:
    """What is open in a bucket, how many invoices, and how much of it the client disputes."""

    bucket: Bucket
    amount: Decimal
    invoices: int
    disputed: Decimal


@dataclass(frozen=True)
class Ageing:
    """Open amounts by bucket, every bucket present, on a day.

    `accounts` have invoices recorded; `other_currency` were left out of the sum.
    """

    as_of: date
    buckets: tuple[BucketSum, ...]
    accounts: int = 1
    other_currency: int = 0

    @property
    def open_amount(self) -> Decimal:
        """Everything open."""
        return sum((item.amount for item in self.buckets), Decimal(0))

    @property
    def overdue(self) -> Decimal:
        """Everything past due."""
        late = (item.amount for item in self.buckets if item.bucket is not Bucket.CURRENT)
        return sum(late, Decimal(0))

    def amount(self, bucket: Bucket) -> Decimal:
        """Give what is open in a bucket."""
        return next(item.amount for item in self.buckets if item.bucket is bucket)


def bucket_of(days: int) -> Bucket:
    """Give the bucket of an invoice so many days past due; 0 is not yet due."""
    for upper, bucket in (*_UPPER, *_LAST):
        if days <= upper:
            return bucket
    return Bucket.OVER_90


def ageing(rows: Iterable[Receivable], as_of: date) -> Ageing:
    """Add up open invoices by days past due; one without a due day is not yet due."""
    still_open = [row for row in rows if is_open(row, as_of)]
    return Ageing(as_of, tuple(_sum(bucket, still_open, as_of) for bucket in Bucket))


def _sum(bucket: Bucket, rows: list[Receivable], as_of: date) -> BucketSum:
    own = [row for row in rows if bucket_of(days_overdue(row, as_of)) is bucket]
    return BucketSum(
        bucket,
        sum((row.amount for row in own), Decimal(0)),
        len(own),
        sum((row.amount for row in own if row.disputed), Decimal(0)),
    )


def total_ageing(items: Iterable[Ageing], as_of: date, other_currency: int) -> Ageing:
    """Add the buckets of several accounts up."""
    known = tuple(items)
    sums = []
    for index, bucket in enumerate(Bucket):
        own = [item.buckets[index] for item in known]
        sums.append(
            BucketSum(
                bucket,
                sum((item.amount for item in own), Decimal(0)),
                sum(item.invoices for item in own),
                sum((item.disputed for item in own), Decimal(0)),
            )
        )
    return Ageing(as_of, tuple(sums), len(known), other_currency)
