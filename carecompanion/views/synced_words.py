"""What to say about notes in a folder that a service copies to the internet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def chosen_folder_words(service: str) -> str:
    """For a folder that somebody has chosen for a notes file."""
    return QCoreApplication.translate(
        "Synced",
        "This folder is copied to the internet by {service}. Your notes are locked there too, but "
        "the service keeps copies. Use your notes on one computer at a time.",
    ).format(service=service)


def notes_folder_words(service: str) -> str:
    """For the folder of the open notes."""
    return QCoreApplication.translate(
        "Synced",
        "The folder of your notes is copied to the internet by {service}. Your notes are locked "
        "there too, but the service keeps copies. Use your notes on one computer at a time.",
    ).format(service=service)


def saved_in_synced_words(service: str) -> str:
    """For the folder that a page was saved in."""
    return QCoreApplication.translate(
        "Synced",
        "Saved. This folder is copied to the internet by {service}, and the PDF is not locked. "
        "Take it out of there once it is printed or sent.",
    ).format(service=service)
