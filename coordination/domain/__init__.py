"""Rules of the desk: pure functions and frozen values, without framework, database or clock."""
