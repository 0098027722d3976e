"""A prober against the real register: what fishing teaches, day by day."""
