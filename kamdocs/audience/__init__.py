"""Narrower views of a portfolio: separate objects made from an allow-list, before any template."""
