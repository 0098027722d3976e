"""Tests of the readers of identifiers, one file per subject."""
