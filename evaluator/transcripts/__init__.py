"""Words in: transcripts made elsewhere are read, searched and looked through for card numbers."""
