"""The demonstration register: public operations, invented cases with their truth, and accounts."""
