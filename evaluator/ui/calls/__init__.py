"""The Calls place: the list of calls, their details, and getting calls in."""
