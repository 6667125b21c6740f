"""The Insight place: scores over time, with their number of calls and their interval."""
