"""The commands, a module a noun; what they print is made by shapes and texts."""
