"""The look: palettes, style, style sheet, fonts and icons; screens need none of it."""
