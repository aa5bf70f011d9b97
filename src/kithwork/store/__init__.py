"""What is kept: models, queries and who may see what."""
