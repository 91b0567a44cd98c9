"""Reads a news text offline and quotes what it says: text in, findings with offsets out.

Pure and deterministic. The words that decide are data (resources/lens, one folder a language); the
code says how they are put together. Nothing here concludes anything about a person.
"""
