"""Cards as JSON-ready values, in the shapes that the contract names."""
