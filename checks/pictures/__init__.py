"""Pictures of the main pages, taken of the fictional search and renewed when a page changed."""
