"""An unlocked vault in use: what a person can do, the threads behind it, autosave, undo, lock and idle."""
