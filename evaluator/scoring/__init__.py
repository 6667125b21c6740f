"""Judged: the answer sheet, the draft, the score with its explanation, the evaluation. Pure."""
