"""What runs without a person, in a process of its own; it calls actions and decides nothing."""
