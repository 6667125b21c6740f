"""The Settings place: everything is kept and in force as soon as it is said."""
