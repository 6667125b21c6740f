"""The editor of forms: what is typed goes to the form in hand, and comes back from it."""
