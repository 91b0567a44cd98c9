"""Sizes of files in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_KILOBYTE = 1024
_MEGABYTE = 1024 * 1024


def size_words(size: int) -> str:
    """A number of bytes as people say it; 1 MB is 1024 × 1024 bytes, as in the limit of papers."""
    if size < _KILOBYTE:
        return QCoreApplication.translate("Sizes", "less than 1 kB")
    decimals = 1 if size >= _MEGABYTE else 0
    return QLocale().formattedDataSize(
        size, decimals, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
