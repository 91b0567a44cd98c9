"""The commands of the terminal. Importing this package is cheap: the window starts past it."""

NAMES = (
    "demo",
    "page",
    "export",
    "import",
    "fhir",
    "answers",
    "backup",
    "check",
    "restore",
    "salvage",
    "content",
    "lens",
    "sheets",
)
"""The first word of a command; anything else names a notes file."""
