"""One module a noun: a form in, one call, a page out."""
