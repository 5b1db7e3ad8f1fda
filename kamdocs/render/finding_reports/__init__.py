"""Findings in the forms that the tools around a pull request read."""
