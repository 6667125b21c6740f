"""The Calls place: the list of calls, their facts, and getting calls in."""
