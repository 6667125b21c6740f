"""Call Evaluator: score phone calls offline, print the feedback, compare scores over time."""

__version__ = "0.1.0"
