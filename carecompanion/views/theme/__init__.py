"""The look: palettes, style, lettering, fonts and icons; screens need none of it."""
