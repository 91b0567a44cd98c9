"""Shared parts of screens; each brings its label, its accessible name and its keys with it."""
