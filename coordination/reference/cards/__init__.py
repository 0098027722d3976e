"""Readable cards of the pack: countries, providers and instruments, each fact with its standing."""
