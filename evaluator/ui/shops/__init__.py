"""The Shops place: mystery-shop calls and the facts of their visits."""
