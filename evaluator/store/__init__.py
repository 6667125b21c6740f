"""Kept: the database. The only room with SQL."""
