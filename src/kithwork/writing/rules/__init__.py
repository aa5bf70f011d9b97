"""The rules of the message checker, one topic a module (practice.md, part e)."""
