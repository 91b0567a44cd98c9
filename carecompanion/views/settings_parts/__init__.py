"""The sections of the settings screen, each a card of its own."""
