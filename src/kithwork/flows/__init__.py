"""Use cases, one verb a function: permission, rule, rows, event."""
