"""Register and coordination desk for cross-border online child sexual exploitation cases."""
