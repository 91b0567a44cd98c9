"""Frozen values and rules of Care Companion; standard library only (DESIGN.md section 1)."""
