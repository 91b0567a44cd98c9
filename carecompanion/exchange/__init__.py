"""Other formats out and in: what a family takes along when it leaves this program.

Nothing here knows the vault; it reads and writes domain values through ports.
"""
