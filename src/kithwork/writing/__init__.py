"""Texts Kithwork writes and reads itself: drafts, and the checker. Pure: text in, text out."""
