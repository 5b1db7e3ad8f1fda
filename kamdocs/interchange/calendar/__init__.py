"""Dated things of accounts as calendars for other programs."""
