"""What points are answered with: one widget a family of kinds, for any page that shows a form."""
