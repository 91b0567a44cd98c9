"""Care Companion: from a gene-therapy headline to one page for the clinic."""

from __future__ import annotations

__version__ = "0.1.0"
