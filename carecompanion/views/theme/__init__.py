"""The look: palettes, style, style sheet, fonts and icons, in one place so that screens need none of it."""
