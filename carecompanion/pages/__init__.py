"""Page values to PDF bytes: fonts, fitting, drawing. Importing this imports no ReportLab."""

from __future__ import annotations

from carecompanion.pages.maker import ReportLabPages

__all__ = ["ReportLabPages"]
