"""Tests of persons: keys, birth dates, names, comparison, one file per subject."""
