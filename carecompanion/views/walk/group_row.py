"""What every row of the four group pages is: a card that shows one question of the walk."""

from __future__ import annotations

from carecompanion.views.widgets.card import Card


class GroupRow(Card):
    """Subclasses show the walk as it is now."""

    def show_walk(self) -> None:
        """Show the row as it is in the walk now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the choice; leaves fields alone while somebody types in them."""
        raise NotImplementedError
