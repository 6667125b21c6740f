"""The Shops place: mystery-shop calls and the details of their visits."""
