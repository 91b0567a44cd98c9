"""The screens of Learn."""
