"""What the pages ask for, as Django forms; the flows decide what is acceptable."""
