"""Bundled content packs: found, checked and turned into domain values (DESIGN.md section 6)."""
