"""Checks of the pages of a report, in a browser."""
