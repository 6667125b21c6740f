"""Forms in: what a form is, and reading one from a file."""
