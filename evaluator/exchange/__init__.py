"""Told to other programs: spreadsheets and JSON."""
