"""The encrypted notes file: keys, schema, and the store that reads and writes it.

Importing this package is cheap; `vaults` loads SQLCipher and Argon2.
"""
