"""The Reports place: choose, see the real PDF, save, print, save many."""
