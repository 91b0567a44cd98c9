"""Sizes of files in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def size_words(size: int) -> str:
    """A size in bytes as "1.2 MB", in steps of a thousand as disks are sold."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
