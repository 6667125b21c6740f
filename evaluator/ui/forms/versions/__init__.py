"""The versions of a form: what differs between two, and past evaluations scored under another."""
