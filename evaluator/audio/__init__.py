"""Sound in: what a recording is, its samples, its peaks, what can be played."""
