"""What can be read: frozen cards in a fixed number of statements, in a stated order."""
