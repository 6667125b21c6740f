"""Numbers in: estimates with their uncertainty, trends, comparisons. Pure functions of values."""
