"""Builds each screen on its first visit and connects what it asks for to the flows that answer."""
