"""What to say about notes in a folder that a service copies to the internet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def synced_notes_words(service: str) -> str:
    """What follows for a notes file: who has copies, and what two computers do to each other."""
    return QCoreApplication.translate(
        "Synced",
        "This folder is copied to the internet by {service}. Your notes are locked there too, but "
        "the service keeps copies. Use your notes on one computer at a time.",
    ).format(service=service)
