"""What CI asks of the repository beyond lint, types and tests."""
