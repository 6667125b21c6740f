"""The Forms place: what calls can be scored with, seen as the evaluator will see it."""
