"""Small widgets that every place uses."""
