"""Everything a user can do, without a window: one file a noun."""
