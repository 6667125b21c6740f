"""The Evaluate place: hear a call, score it point by point, finish."""
