"""Care Companion: from a gene-therapy headline to one page for the clinic, kept in one encrypted file."""

from __future__ import annotations

__version__ = "0.1.0"
