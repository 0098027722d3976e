"""One function for each thing that a person can do. Actions flush, and never commit."""
