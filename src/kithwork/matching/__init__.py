"""Are two records one person, are two names one organisation? Pure: keys, names, folds, plans."""
