"""Reads what a family brings (texts, web pages, mails, PDF files, pictures) into plain values.

`apart.read_apart` does it in a process of its own, which holds no notes, no key and no way out
(docs/decisions/0083); `read.read` is what runs in there.
"""
