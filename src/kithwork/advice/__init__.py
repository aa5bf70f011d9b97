"""Who next and what next, always with a reason. Pure: the day comes in as an argument."""
