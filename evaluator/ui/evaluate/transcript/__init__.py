"""The transcript beside the recording: follow, jump, search, quote and correct."""
