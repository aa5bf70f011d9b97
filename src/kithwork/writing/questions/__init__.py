"""The question bank: one file a theme, ready to be asked (practice.md, part d)."""
