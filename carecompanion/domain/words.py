"""Whose words a text is: the app's own words are checked, people's words never are."""

from __future__ import annotations


class Quoted(str):
    """Words that a person typed, pasted or had quoted back. They are shown as they are.

    The list of words we never use about a person is for our own strings only (DESIGN.md section
    5): a headline may say what it likes.
    """

    __slots__ = ()
