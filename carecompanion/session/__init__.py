"""An unlocked vault in use: commands, the threads behind them, autosave, undo and lock."""
