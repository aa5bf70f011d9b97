"""Settings by profile; they name the rooms only as strings."""
